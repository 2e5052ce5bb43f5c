"""An order that did not stand: the same basket sent twice, or somebody thought better of it at once."""

from datetime import timedelta
from random import Random

from crm.demonstration.lives import Bought, Life
from crm.demonstration.telling import Telling
from crm.demonstration.told.interactions import record_contact
from crm.demonstration.told.purchases import cancel_order, place_order

ONE_IN = 150
WHY = {
    "ordered twice": "Sent the basket twice by mistake, please call the second order off",
    "found it cheaper": "Found the same disc cheaper in town, does not want the second one",
    "a present that was not needed": "Wanted a second one as a present, it is not needed any more",
    "takes too long": "Needs the second one sooner than we can send it",
}


def order_once_too_often(telling: Telling, life: Life, bought: Bought) -> None:
    """A second order right after the first, called off again; told only where that has happened by now.

    The file knows no such orders: they have numbers of their own, and count nowhere. Chance is this order's own, so that
    the rest of the life stays as it is.
    """
    chance = Random(f"called off/{bought.number}")
    if bought.channel != "web" or chance.randrange(ONE_IN):
        return
    at = bought.at + timedelta(minutes=chance.randint(2, 9))
    called_at = telling.clock.soon(at, chance, hours=(0.3, 5))
    if not telling.clock.past(called_at):
        return
    why, said = chance.choice(sorted(WHY.items()))
    goods = [(sold, telling.products.get(sold.disc.sku) if sold.disc else None) for sold in bought.sold]
    order, _lines = place_order(
        telling.book, life.customer, f"{bought.number}-2", goods, at, channel="web", first=False
    )
    by = telling.agent(chance)
    event = record_contact(
        telling.book,
        life.customer,
        called_at,
        channel="phone" if life.person.phone or life.person.mobile else "email",
        direction="in",
        summary=said,
        by=by,
        outcome="answered",
    )
    life.talks.append(event)
    cancel_order(telling.book, order, called_at + timedelta(minutes=1), reason=why, by=by)
