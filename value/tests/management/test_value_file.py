"""`bin/manage value_file` on files as people have them. Nothing here may touch the database: no test asks for one."""

import csv
import json
import lzma
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from customers.rules.words import Unreadable
from value.management.transactions.reading import Reading, read_transactions

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "cdnow" / "CDNOW_sample.txt"
BEGAN = date(2025, 1, 6)


def sales(customers: int = 150) -> list[tuple[str, date, float]]:
    """A year of a shop; every tenth customer sends something back."""
    dice = random.Random(4)
    rows = []
    for who in range(customers):
        day, gap = BEGAN + timedelta(days=dice.randrange(60)), dice.uniform(10, 120)
        while day < BEGAN + timedelta(days=365) and dice.random() < 0.95:
            rows.append((f"C{who}", day, round(dice.uniform(5, 90), 2)))
            day += timedelta(days=1 + int(dice.expovariate(1 / gap)))
        if who % 10 == 0:
            rows.append((f"C{who}", BEGAN + timedelta(days=100), -5.0))
    dice.shuffle(rows)
    return rows


def written(file: Path, *, headings: str = "who,when,paid", how: str = "%Y-%m-%d", between: str = ",") -> Path:
    lines = [between.join((who, day.strftime(how), str(paid))) for who, day, paid in sales()]
    file.write_text("\n".join([headings.replace(",", between), *lines] if headings else lines) + "\n")
    return file


def value(
    file: Path, capsys: pytest.CaptureFixture[str], *options: str, names: str = "who when paid"
) -> dict[str, Any]:
    customer, day, amount = names.split()
    call_command("value_file", str(file), "--customer", customer, "--date", day, "--amount", amount, "--json", *options)
    return json.loads(capsys.readouterr().out)


def read(file: Path, names: str = "who when paid") -> Reading:
    customer, day, amount = names.split()
    return read_transactions(file, customer=customer, date=day, amount=amount)


def by_customer(reading: Reading) -> list[tuple[str, int, float, float]]:
    ledger = reading.ledger
    columns = zip(ledger.customer, ledger.day, ledger.bought, ledger.returned, strict=True)
    return sorted((reading.names[who], int(day), float(paid), float(back)) for who, day, paid, back in columns)


def test_the_sample_of_cdnow_as_published(capsys: pytest.CaptureFixture[str]) -> None:
    told = value(SAMPLE, capsys, names="2 3 5")
    assert (told["customers"], told["rows_read"], told["rows_skipped"]) == (2357, 6919, 0)
    assert (told["calibration_end"], told["horizon_days"]) == ("1997-09-30", 273)
    params = told["models"]["bg_nbd"]["params"]
    assert [round(params[name], 3) for name in ("r", "alpha", "a", "b")] == [0.243, 4.414, 0.793, 2.426]
    assert round(told["models"]["bg_nbd"]["log_likelihood"], 1) == -9582.4
    best = max(model["capture20"] for model in told["models"].values())
    assert told["models"][told["chosen_ranking"]]["capture20"] >= best - 0.005
    assert told["amounts"]["total_ratio"] == pytest.approx(1, abs=0.1)
    assert len(told["calibration"]) == 10
    assert {"mae", "spearman", "revenue_share20"} <= told["models"]["past_revenue"].keys()


@pytest.mark.parametrize(
    ("how", "between", "headings", "names"),
    [
        ("%Y-%m-%d", ",", "who,when,paid", "who when paid"),
        ("%d.%m.%Y", ";", "Who,When,Paid", "who when paid"),
        ("%m/%d/%Y", "\t", "who,when,paid", "who when paid"),
        ("%Y%m%d", " ", "", "1 2 3"),
        ("%d-%b-%Y", "|", "", "1 2 3"),
        ("%Y-%m-%d %H:%M:%S", ",", "who,when,paid", "1 2 3"),
    ],
)  # fmt: skip
def test_dates_and_columns_in_many_manners_say_the_same(
    how: str, between: str, headings: str, names: str, tmp_path: Path
) -> None:
    plain = read(written(tmp_path / "plain.csv"))
    other = read(written(tmp_path / "other.txt", headings=headings, how=how, between=between), names)
    assert by_customer(other) == by_customer(plain)


def test_the_order_of_day_and_month_may_show_at_the_end_only(tmp_path: Path) -> None:
    file = tmp_path / "sales.csv"
    file.write_text("who,when,paid\n" + "A,1/2/2025,1\n" * 6000 + "B,1/13/2025,1\n")
    assert {day for _, day, *_ in by_customer(read(file))} == {date(2025, 1, d).toordinal() for d in (2, 13)}


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    packed = tmp_path / "sales.csv.xz"
    packed.write_bytes(lzma.compress(written(tmp_path / "sales.csv").read_bytes()))
    assert read(packed).rows_read == len(sales())
    packed.write_bytes(packed.read_bytes()[:200])
    with pytest.raises(Unreadable, match="damaged"):
        read(packed)


def test_an_amount_may_be_a_product_of_columns(tmp_path: Path) -> None:
    file = tmp_path / "lines.csv"
    file.write_text("who,when,Quantity,UnitPrice\nA,2025-01-01,3,2.5\nA,2025-01-02,-1,2.5\n")
    assert [(paid, back) for _, _, paid, back in by_customer(read(file, "who when quantity*UnitPrice"))] == [
        (7.5, 0),
        (0, 2.5),
    ]


def test_rows_that_cannot_be_read_are_told_by_line(tmp_path: Path) -> None:
    file = written(tmp_path / "sales.csv")
    with file.open("a") as text:
        text.write(",2025-03-01,5\nC1,someday,5\nC1,2025-03-01,much\nC1\n" + ",2025-03-01,5\n" * 20)
    reading = read(file)
    first = len(sales()) + 2
    assert (reading.rows_read, reading.rows_skipped) == (len(sales()) + 24, 24)
    assert reading.skipped[:4] == [
        (first, "no customer"),
        (first + 1, "“someday” is not a date"),
        (first + 2, "“much” is not a number"),
        (first + 3, "too few columns"),
    ]
    assert len(reading.skipped) == 10
    assert reading.reasons["no customer"] == 21


@pytest.mark.parametrize(
    ("content", "names", "options", "why"),
    [
        ("", "1 2 3", [], "empty"),
        ("who,when,paid\n", "who when paid", [], "no usable row"),
        ("who,when,paid\nA,never,1\nB,never,2\n", "who when paid", [], "no usable row: “…” is not a date"),
        ("who,when,paid\nA,2025-01-01,1\n", "who day paid", [], "no column “day”.*who, when, paid"),
        ("who,when,paid\nA,2025-01-01,1\n", "who when 7", [], "no column “7”"),
        ("who,when,paid\nA,2025-01-01,1\n", "who when paid", [], "must lie within"),
        ("who,when,paid\nA,2025-01-01,1\nA,2025-02-01,1\n", "who when paid", ["--calibration-end", "2031-01-01"], "within"),
        ("who,when,paid\nA,2025-01-01,1\nA,2025-02-01,1\n", "who when paid", ["--horizon-days", "0"], "one day or more"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_and_ends_with_2(
    content: str, names: str, options: list[str], why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sales.csv"
    file.write_text(content)
    with pytest.raises(CommandError, match=why) as refusal:
        value(file, capsys, *options, names=names)
    assert refusal.value.returncode == 2


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match=r"nothing\.csv: No such file"):
        value(tmp_path / "nothing.csv", capsys)


def test_a_horizon_longer_than_the_file_is_cut_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = value(written(tmp_path / "sales.csv"), capsys, "--calibration-end", "2025-11-30", "--horizon-days", "900")
    assert told["horizon_days"] < 40
    assert told["notes"][0].startswith(f"Only {told['horizon_days']} days follow")


def test_predictions_are_written_the_best_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "predictions.csv"
    told = value(written(tmp_path / "sales.csv"), capsys, "--out", str(out))
    rows = list(csv.DictReader(out.open()))
    assert len(rows) == told["customers_judged"]
    scores = [float(row["score"]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    expected, came = (sum(float(row[name]) for row in rows) for name in ("revenue", "actual_revenue"))
    assert expected / came == pytest.approx(told["amounts"]["total_ratio"], rel=0.001)


def test_in_words_it_says_what_was_chosen_and_what_does_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("value_file", str(SAMPLE), "--customer", "2", "--date", "3", "--amount", "5")
    told = capsys.readouterr().out
    assert "2,357 customers, 6,919 rows read, 0 of them skipped." in told
    assert "no better than rfm" in told
    assert "Revenue a customer by tenths" in told


def test_the_file_itself_is_never_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(tmp_path / "sales.csv")
    before = file.read_bytes()
    with pytest.raises(CommandError, match="written over"):
        value(file, capsys, "--out", str(tmp_path / ".." / tmp_path.name / "sales.csv"))
    assert file.read_bytes() == before
