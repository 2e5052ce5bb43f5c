"""Looking around: only for those who allowed the web site to remember them."""

from datetime import datetime, timedelta
from random import Random

from crm.demonstration.catalogue import Disc
from crm.demonstration.lives import Bought, Life
from crm.demonstration.people import latin
from crm.demonstration.telling import Telling
from crm.demonstration.told.web import Page, visit

REMEMBERED = 0.6
"""How many of the visits before an order happen in the browser we know."""


def shop_on_the_web(telling: Telling, life: Life, bought: Bought) -> None:
    """From the front page to the checkout."""
    chance = life.chance
    if life.visitor is None or (not bought.first and chance.random() > REMEMBERED):
        return
    discs = [sold.disc for sold in bought.sold if sold.disc][:4]
    looked_at = [page for disc in discs for page in pages_of(disc)]
    pages = [("/", "Home"), *looked_at, ("/basket", "Basket"), ("/checkout", "Checkout")]
    began = max(bought.at - timedelta(seconds=45 * len(pages)), life.since)
    step = (bought.at - began) / len(pages)
    walk = [(began + step * number, *page) for number, page in enumerate(pages)]
    visit(telling.book, life.visitor, walk, referrer=telling.words.say("web.referrers", chance))


def look_around(telling: Telling, life: Life, at: datetime) -> None:
    """Some pages without buying, if that moment has come."""
    if life.visitor is None or not telling.clock.past(at):
        return
    discs = [telling.shelf.pick(life.taste, life.bought[0].sold[0].unit_price, life.chance) for _ in range(3)]
    pages = [("/", "Home"), *(page for disc in discs for page in pages_of(disc))]
    walk = stroll(at, pages, life.chance)
    ended = [page for page in walk if telling.clock.past(page[0])]
    visit(telling.book, life.visitor, ended, referrer=telling.words.say("web.referrers", life.chance))


def track_parcel(telling: Telling, life: Life, bought: Bought, at: datetime) -> None:
    """Looks several times where the parcel is."""
    if life.visitor is None or not telling.clock.past(at):
        return
    page = (f"/orders/{bought.number}/tracking", f"Where is order {bought.number}?")
    walk = stroll(at, [page] * life.chance.randint(2, 4), life.chance)
    visit(telling.book, life.visitor, [page for page in walk if telling.clock.past(page[0])])


def stroll(at: datetime, pages: list[tuple[str, str]], chance: Random) -> list[Page]:
    walk = []
    for path, title in pages:
        walk.append((at, path, title))
        at += timedelta(seconds=chance.randint(8, 140))
    return walk


def pages_of(disc: Disc) -> list[tuple[str, str]]:
    """The way to a disc: its category, then its own page."""
    shelf = f"/{latin(disc.category)}"
    return [(f"{shelf}/", disc.category), (f"{shelf}/{latin(disc.name)}", disc.name)]
