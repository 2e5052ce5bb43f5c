"""What can happen to what a customer is worth to us, and to what we know of their needs."""

from wiring.events import Tone, declare

TIER_CHANGED = declare("tier.changed", "The customer entered or left a tier.", icon="star")
TIER_OVERRIDDEN = declare("tier.overridden", "One of us put the customer into a tier by hand.", icon="pencil")
TIER_RELEASED = declare("tier.released", "A tier given by hand ended: the figures decide again.", icon="star")
STAGE_CHANGED = declare("stage.changed", "The customer came to another stage of the life cycle.", icon="user")
GAP_EXCEEDED = declare(
    "purchase.overdue", "The customer stays away longer than is usual after this purchase.", icon="clock", tone=Tone.BAD
)
VALUE_FELL = declare("value.fell", "Less is to be expected of the customer than before.", icon="star", tone=Tone.BAD)
VALUE_ROSE = declare("value.rose", "More is to be expected of the customer than before.", icon="star", tone=Tone.GOOD)
