from django.db import connection
from django.utils import timezone

from customers.actions.rebase_log import rebase_log
from customers.events import FACT_ASSERTED
from customers.models import Customer, Event


def from_a_dump(customer: Customer, *, ahead: int) -> Event:
    """A line as a dump brings it: the number of its transaction is one this server has not reached."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT picket_transaction()::text::bigint + %s", [ahead])
        number = cursor.fetchone()[0]
    return Event.objects.create(
        customer=customer, name=FACT_ASSERTED.name, happened_at=timezone.now(), transaction_id=number
    )


def reading_order() -> list[Event]:
    return list(Event.objects.named(FACT_ASSERTED).order_by("transaction_id", "id"))


def test_a_log_at_home_is_left_as_it_is(mira: Customer) -> None:
    mira.record(FACT_ASSERTED)
    assert not Event.objects.is_from_elsewhere()
    assert rebase_log() is None


def test_after_a_restore_the_log_goes_on_behind_its_last_line(mira: Customer) -> None:
    old = [from_a_dump(mira, ahead=ahead) for ahead in (1000, 3000, 2000)]
    since = [mira.record(FACT_ASSERTED), mira.record(FACT_ASSERTED)]
    assert Event.objects.is_from_elsewhere()
    connection.check_constraints()  # A table with checks still to be done cannot have its trigger lifted.
    assert (rebase_log() or 0) > 3000
    assert not Event.objects.is_from_elsewhere()
    later = mira.record(FACT_ASSERTED)
    assert reading_order() == [old[0], old[2], old[1], *since, later]
    assert rebase_log() is None


def test_a_log_that_was_restored_twice_goes_on_twice(mira: Customer) -> None:
    from_a_dump(mira, ahead=1000)
    connection.check_constraints()
    first = rebase_log()
    between = mira.record(FACT_ASSERTED)
    again = from_a_dump(mira, ahead=50)
    straggler = mira.record(FACT_ASSERTED)
    connection.check_constraints()
    second = rebase_log()
    assert first is not None
    assert second is not None
    assert second > first
    assert reading_order()[1:] == [between, again, straggler]
    assert mira.record(FACT_ASSERTED) == reading_order()[-1]
