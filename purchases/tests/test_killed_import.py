"""A killed import goes on where it was: exact counts, no row twice, bounded memory."""

import json
import re
import resource
import time
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from django.db.models import Sum

from crm.tests.processes import Process, manage
from customers.models import Customer, Event, Intake
from purchases.events import ORDER_PLACED
from purchases.models import Order, OrderLine, Return

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

LINES_OF_AN_ORDER = 5
HEADINGS = "order number,date,customer id,sku,description,quantity,unit price,note\n"


class Shop:
    """A file of orders made up line by line, and what it must become: 3 % of its lines cannot be read."""

    def __init__(self, path: Path, *, lines: int) -> None:
        self.path = path
        self.good = self.bad = self.orders = 0
        self.total = Decimal(0)
        dice = Random(7)
        numbers, customers = set(), set()
        with path.open("w", encoding="utf-8") as file:
            file.write(HEADINGS)
            for line in range(lines):
                number, customer = line // LINES_OF_AN_ORDER, line // LINES_OF_AN_ORDER % 997
                quantity, price = dice.randint(1, 9), Decimal(dice.randint(1, 9999)) / 100
                is_bad = dice.random() < 0.03
                said = "many" if is_bad else quantity
                file.write(
                    f'{number},2026-01-0{1 + line % 5} 10:00,{customer},S{line % 300},Thing,{said},{price},"a\nb"\n'
                )
                if is_bad:
                    self.bad += 1
                else:
                    self.good += 1
                    self.total += quantity * price
                    numbers.add(number)
                    customers.add(customer)
        self.orders, self.customers = len(numbers), len(customers)

    def check(self, intake: Intake) -> None:
        assert (intake.state, intake.created, intake.failed) == (Intake.State.DONE, self.good, self.bad)
        assert intake.problems.count() == self.bad
        assert OrderLine.objects.count() == self.good
        assert Order.objects.count() == self.orders
        assert Order.objects.aggregate(total=Sum("total"))["total"] == self.total
        assert Event.objects.named(ORDER_PLACED).count() == self.orders
        assert Event.objects.named(ORDER_PLACED).values("about_id").distinct().count() == self.orders
        assert Customer.objects.count() == self.customers
        assert not Return.objects.exists()


def command(*words: object) -> Process:
    """`manage.py import …` in a process of its own, on the tests' database."""
    return manage("import", *words, "--json")


def kill_after_some_rows(process: Process, dice: Random) -> Intake:
    """Wait until it has got further, let a moment pass, and kill it; the import as it then stands."""
    began = rows_of(Intake.objects.first())
    until = time.monotonic() + 120
    while rows_of(Intake.objects.first()) <= began and process.poll() is None:
        assert time.monotonic() < until
        time.sleep(0.01)
    time.sleep(dice.uniform(0, 0.3))
    process.kill()
    process.communicate()
    intake = Intake.objects.first()
    assert intake
    return intake


def rows_of(intake: Intake | None) -> int:
    return intake.rows if intake else 0


def test_an_import_killed_three_times_has_every_row_once(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "orders.csv", lines=20_000)
    dice = Random(3)
    intake = kill_after_some_rows(command("orders", shop.path, "--create-customers"), dice)
    kills = 1
    while kills < 3 and intake.is_under_way:
        intake = kill_after_some_rows(command("--resume", intake.pk), dice)
        kills += 1
    if intake.is_under_way:
        process = command("--resume", intake.pk, "--problems", tmp_path / "problems.csv")
        said, complaints = process.communicate(timeout=300)
        assert (process.returncode, json.loads(said)["failed"]) == (1, shop.bad), complaints
    intake.refresh_from_db()
    shop.check(intake)
    assert kills >= 2


@pytest.mark.long
def test_a_million_lines_in_bounded_memory(tmp_path: Path) -> None:
    shop = Shop(tmp_path / "orders.csv", lines=1_000_000)
    process = command("orders", shop.path, "--create-customers", "--problems", tmp_path / "problems.csv")
    said, complaints = process.communicate(timeout=1800)
    assert process.returncode == 1, complaints
    intake = Intake.objects.get(pk=json.loads(said)["id"])
    shop.check(intake)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= 300 * 1024
    assert len(re.findall("\n", (tmp_path / "problems.csv").read_text())) > shop.bad
