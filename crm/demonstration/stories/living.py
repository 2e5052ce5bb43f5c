"""One life from the first purchase to the present: which story is told around which order."""

from datetime import timedelta

from crm.demonstration.lives import Bought, Life
from crm.demonstration.stories.browsing import look_around
from crm.demonstration.stories.buying import arrive, buy
from crm.demonstration.stories.calling_off import order_once_too_often
from crm.demonstration.stories.coming_back import come_back
from crm.demonstration.stories.late import come_late
from crm.demonstration.stories.learning import Knowable, fill_in_fields, learn
from crm.demonstration.stories.representing import hand_over
from crm.demonstration.stories.settling import settle
from crm.demonstration.stories.talking import ask_before, ask_now, jot_down, miss, thank
from crm.demonstration.telling import Telling

# Out of a hundred orders; of recent ones more, so that there is something to do today.
LATE, BACK, ASKED, THANKED = 4, 5, 6, 3
RECENT = timedelta(days=16)
MORE = 5


def live(telling: Telling, life: Life, knowable: list[Knowable]) -> None:
    settle(telling, life)
    for bought in life.bought:
        purchase(telling, life, bought)
    hand_over(telling, life)
    afterwards(telling, life)
    learn(telling, life, knowable)
    fill_in_fields(telling, life)


def purchase(telling: Telling, life: Life, bought: Bought) -> None:
    """One order and its story, if it has one."""
    recent = telling.clock.now - bought.at < RECENT
    dice = life.chance.random() * 100 / (MORE if recent else 1)
    if life.chance.random() * 100 < ASKED and not bought.first:
        ask_before(telling, life, bought)
    buy(telling, life, bought)
    order_once_too_often(telling, life, bought)
    if bought.channel != "store" and dice < LATE:
        come_late(telling, life, bought)
        return
    arrival = arrive(telling, life, bought)
    if dice < LATE + BACK and bought.order.total:
        come_back(telling, life, bought, arrival)
    elif dice < LATE + BACK + THANKED:
        thank(telling, life, bought, arrival)


def afterwards(telling: Telling, life: Life) -> None:
    """What has nothing to do with one order."""
    chance, now = life.chance, telling.clock.now
    if len(life.bought) > 5 and chance.random() < 0.35:
        miss(telling, life)
    if len(life.bought) > 2 and chance.random() < 0.02:
        ask_now(telling, life, answered=chance.random() < 0.7)
    if life.talks and chance.random() < 0.2:
        jot_down(telling, life)
    for _ in range(chance.randint(0, 3) if life.visitor else 0):
        look_around(telling, life, max(life.since, now - timedelta(days=chance.uniform(0, 60))))
