"""Writers that take their time and readers that are killed: `python -m customers.tests.storm DATABASE EVENTS`.

A program of its own, so that it may fork and kill real processes. The test beside it counts what came of it.
"""

import argparse
import os
import random
import signal
import time
from collections.abc import Callable
from datetime import timedelta

import django

WRITERS, READERS = 4, 3
STEADY, SHAKY = "storm.steady", "storm.shaky"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("events", type=int)
    wanted = parser.parse_args()
    django.setup()
    from django.db import connection

    connection.settings_dict["NAME"] = wanted.database
    rehearse()
    warm_up()
    writers = [fork(lambda: write(wanted.events // WRITERS)) for _ in range(WRITERS)]
    kills = kill_readers_while(writers)
    alone(read_the_rest)
    print(f"{kills} readers killed")


def rehearse() -> None:
    """Two reactions that note what they see; one of them stumbles now and then, after it wrote."""
    from customers.actions import endure_failure
    from customers.events import FACT_ASSERTED
    from wiring.reactions import Reaction, Since, reactions

    endure_failure.wait_after = lambda failures: timedelta(milliseconds=5)
    endure_failure.log.disabled = True
    reactions.clear()
    for name in (STEADY, SHAKY):
        names = frozenset({FACT_ASSERTED.name})
        reactions[name] = Reaction(name, names, noting(name), Since.BEGINNING, 500)


def warm_up() -> None:
    """What is loaded before the processes part need not be loaded by each reader in its short life."""
    from django.db import connection

    import customers.actions.record_many  # noqa: F401
    from customers.actions.deliver_reactions import deliver_reactions

    deliver_reactions()
    connection.close()


def noting(name: str) -> Callable[[list], None]:
    def note(events: list) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO storm SELECT %s, unnest(%s)", [name, [event.pk for event in events]])
        if name == SHAKY and random.random() < 0.05:
            raise RuntimeError("Stumbled.")

    return note


def write(quota: int) -> None:
    """Transactions of all sizes that stay open for a while; a few of them come to nothing."""
    from django.db import transaction
    from django.utils import timezone

    from customers.actions.record_many import Entry, record_many
    from customers.events import FACT_ASSERTED
    from customers.models import Customer

    customers = list(Customer.objects.all())
    while quota > 0:
        size = min(random.randint(1, 120), quota)
        with transaction.atomic():
            customer = random.choice(customers)
            customer.record(FACT_ASSERTED)
            linger()
            record_many(Entry(customer.pk, FACT_ASSERTED, timezone.now()) for _ in range(size - 1))
            linger()
            if random.random() < 0.03:
                transaction.set_rollback(True)
                continue
        quota -= size


def linger() -> None:
    time.sleep(random.choice((0, 0, 0.002, 0.01, 0.02)) if random.random() < 0.99 else 0.3)


def read() -> None:
    """What the clock does, for ever."""
    from customers.actions.deliver_reactions import deliver_reactions

    while True:
        if not deliver_reactions():
            time.sleep(0.005)


def read_the_rest() -> None:
    """Until both reactions have seen the end of the log; other databases on the server may hold it open for a while."""
    from customers.actions.deliver_reactions import deliver_reactions
    from customers.models import Event
    from wiring.models import Cursor

    while any(cursor.position < Event.objects.last_position() for cursor in Cursor.objects.all()):
        deliver_reactions()
        time.sleep(0.02)


def kill_readers_while(writers: list[int]) -> int:
    """Keep readers running, none of them for long; answers how many died."""
    readers = {fork(read): time.monotonic() + lifetime() for _ in range(READERS)}
    kills = 0
    while writers:
        writers = [writer for writer in writers if os.waitpid(writer, os.WNOHANG) == (0, 0)]
        for reader, ends in list(readers.items()):
            if time.monotonic() > ends:
                kill(reader)
                kills += 1
                del readers[reader]
                readers[fork(read)] = time.monotonic() + lifetime()
        time.sleep(0.01)
    for reader in readers:
        kill(reader)
    return kills + len(readers)


def lifetime() -> float:
    return 0.1 + random.expovariate(1)


def kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def fork(work: Callable[[], None]) -> int:
    """Do this in a process of its own, and answer its number."""
    child = os.fork()
    if child:
        return child
    random.seed()
    status = 1
    try:
        work()
        status = 0
    finally:
        os._exit(status)


def alone(work: Callable[[], None]) -> None:
    _, status = os.waitpid(fork(work), 0)
    if status:
        raise SystemExit("A process of the storm failed.")


if __name__ == "__main__":
    main()
