from collections.abc import Iterable

from customers.actions.copy_addresses import PARTS
from customers.models import Address, Consent, Customer, Identity, Intake
from customers.rules.subjects import CUSTOM, Subject, Word


def known_subjects(ids: Iterable[int], *, intake: Intake) -> dict[int, Subject]:
    """What is known of these customers, each held until the transaction ends: four questions for any number of them."""
    wanted = sorted(ids)
    held = Customer.objects.filter(pk__any=wanted).select_for_update(no_key=True).order_by("pk")
    subjects = {}
    for customer in held:
        values = {name: getattr(customer, name) for name in ("name", "kind", "language", "time_zone")}
        values |= {"manager": customer.manager_id} | {CUSTOM + key: value for key, value in customer.custom.items()}
        is_ours = customer.intake_id == intake.pk
        subjects[customer.pk] = Subject(customer.pk, 0, is_new=False, is_ours=is_ours, values=values)
        subjects[customer.pk].before = values | {"version": customer.version}
    for identity in Identity.objects.filter(customer__pk__any=wanted).iterator():
        subjects[identity.customer_id].identities.add((identity.kind, identity.normalised))
        if identity.is_primary:
            subjects[identity.customer_id].kinds.add(identity.kind)
    for address in Address.objects.filter(customer__pk__any=wanted, is_primary=True).iterator():
        subject = subjects[address.customer_id]
        subject.place_before = {part: getattr(address, part) for part in PARTS}
        subject.place, subject.place_id = dict(subject.place_before), address.pk
    if any(field.startswith("consent.") for field in intake.mapping):
        for said in Consent.objects.filter(customer__pk__any=wanted).latest():
            word = Word(said.purpose, said.channel_id, said.given, said.happened_at)
            subjects[said.customer_id].consents[said.purpose, said.channel_id] = word
    return subjects
