"""What can happen to what we know about a customer."""

from wiring.events import Tone, declare

CUSTOMER_CREATED = declare("customer.created", "We came to know this customer.", icon="user")
CUSTOMER_CHANGED = declare("customer.changed", "Something about who the customer is was changed.", icon="pencil")
MANAGER_GIVEN = declare("customer.manager_given", "The customer got a customer manager, or another one.", icon="user")
IDENTITY_ADDED = declare("identity.added", "A way to recognise or reach the customer became known.", icon="id-card")
IDENTITY_VERIFIED = declare("identity.verified", "We made sure that this identity is the customer's.", icon="check")
IDENTITY_REMOVED = declare(
    "identity.removed", "An identity turned out not to be the customer's any more.", icon="id-card"
)
IDENTITY_PREFERRED = declare("identity.preferred", "This identity became the first choice of its kind.", icon="id-card")
ADDRESS_ADDED = declare("address.added", "We learned a place of the customer's.", icon="map-pin")
ADDRESS_CHANGED = declare("address.changed", "A place of the customer's was corrected.", icon="map-pin")
ADDRESS_REMOVED = declare("address.removed", "A place is not the customer's any more.", icon="map-pin")
FACT_ASSERTED = declare("fact.asserted", "We learned something about the customer.", icon="star")
FACT_RETRACTED = declare("fact.retracted", "Something we believed is no longer true.", icon="star")
CONSENT_GIVEN = declare("consent.given", "The customer allowed a purpose on a channel.", icon="check", tone=Tone.GOOD)
CONSENT_WITHDRAWN = declare("consent.withdrawn", "The customer refused or withdrew a purpose on a channel.", icon="ban")
RELATED = declare("relationship.added", "Two customers were found to belong together.", icon="users")
UNRELATED = declare("relationship.removed", "Two customers do not belong together any more.", icon="users")
THREAD_OPENED = declare("thread.opened", "A new matter began.", icon="message-square")
THREAD_CLOSED = declare("thread.closed", "A matter was settled.", icon="check")
