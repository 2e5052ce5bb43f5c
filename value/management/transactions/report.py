"""What a file of transactions is worth: as JSON, and in words."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from value.management.transactions.period import Period
from value.management.transactions.reading import Reading
from value.rules.backtest import Backtest
from value.rules.candidates import AVERAGES, MODELS
from value.rules.trial import Trial

type Report = dict[str, Any]


def report_of(reading: Reading, period: Period, backtest: Backtest, seconds: float) -> Report:
    choice, trial = backtest.choice, backtest.trial
    lead = backtest.leads[choice.simple]
    return {
        "customers": len(reading.names),
        "customers_judged": len(trial.known),
        "rows_read": reading.rows_read,
        "rows_skipped": reading.rows_skipped,
        "skipped": [{"line": line, "reason": reason} for line, reason in reading.skipped],
        "skipped_by_reason": dict(reading.reasons),
        "calibration_end": date.fromordinal(period.calibration_end).isoformat(),
        "horizon_days": period.days,
        "models": {name: model_of(trial, name) for name in trial.verdicts},
        "chosen_ranking": choice.ranking,
        "chosen_amounts": choice.amounts,
        "chosen_at": [date.fromordinal(day).isoformat() for day in choice.cut_offs],
        "amounts": asdict(backtest.amounts) | {"factor": choice.factor},
        "best_simple": choice.simple,
        "lead": {"capture20": lead.difference, "standard_error": lead.error},
        "no_better_than": backtest.no_better_than,
        "calibration": tenths(backtest.tenths),
        "buys_again": {"right": backtest.flag_right, "calibration": tenths(backtest.returned)},
        "notes": [*notes_of(period, backtest)],
        "seconds": round(seconds, 2),
    }


def model_of(trial: Trial, name: str) -> Report:
    """What it was made of, if it has parameters, and what it was worth."""
    fit = None
    params: Report | None = None
    if name in MODELS:
        buying, spending = MODELS[name]
        fit = trial.lesson.fits[buying]
        params = asdict(trial.lesson.candidates.buying[buying]) | {
            f"{spending}.{key}": value for key, value in asdict(trial.lesson.candidates.spending[spending]).items()
        }
    elif name in AVERAGES:
        params = {"ranks_of": list(AVERAGES[name])}
    return {"params": params, "log_likelihood": fit.log_likelihood if fit else None, **asdict(trial.verdicts[name])}


def tenths(pairs: list[tuple[float, float]]) -> list[Report]:
    return [{"predicted": predicted, "actual": actual} for predicted, actual in pairs]


def notes_of(period: Period, backtest: Backtest) -> Iterator[str]:
    yield from period.notes
    yield from backtest.trial.lesson.notes
    if not backtest.choice.cut_offs:
        yield "The time before the end of calibration is too short, or holds too few customers, to choose by."
    ratio = backtest.amounts.total_ratio
    if ratio and not 0.9 <= ratio <= 1.1:
        yield (
            f"The amounts come to {ratio:.0%} of what was paid. They are as right as the times before: a season or a"
            " growth that was not seen yet cannot be foreseen."
        )


def in_words(report: Report) -> str:
    return "\n".join(lines_of(report))


def lines_of(report: Report) -> Iterator[str]:
    yield (
        f"{report['customers']:,} customers, {report['rows_read']:,} rows read, {report['rows_skipped']:,} of them skipped."
    )
    yield from (f"  line {skipped['line']:,}: {skipped['reason']}" for skipped in report["skipped"])
    if (more := report["rows_skipped"] - len(report["skipped"])) > 0:
        yield f"  and {more:,} more: " + ", ".join(f"{n:,} {why}" for why, n in report["skipped_by_reason"].items())
    yield (
        f"Learnt from until {report['calibration_end']}, when {report['customers_judged']:,} had bought; judged by the"
        f" {report['horizon_days']} days after."
    )
    yield ""
    yield f"{'':34} {'top 20 %':>8} {'revenue':>8} {'error':>9} {'ranks':>6} {'total':>6}"
    for name, model in report["models"].items():
        yield verdict_line(name, model)
    yield verdict_line("chosen amounts", report["amounts"])
    yield ""
    yield from choice_lines(report)
    yield ""
    yield "Revenue a customer by tenths, from the lowest prediction: predicted, actual; and who buys again."
    for money, again in zip(report["calibration"], report["buys_again"]["calibration"], strict=True):
        yield (
            f"  {money['predicted']:12,.2f} {money['actual']:12,.2f}    {again['predicted']:7.1%} {again['actual']:7.1%}"
        )
    yield f"“Will buy again”, said where that is likelier than not, was right of {report['buys_again']['right']:.1%}."
    yield from report["notes"]
    yield f"{report['seconds']} s"


def verdict_line(name: str, verdict: Report) -> str:
    cells = [
        f"{verdict['capture20']:8.3f}",
        f"{verdict['revenue_share20']:8.3f}",
        f"{verdict['mae']:9,.2f}" if verdict["mae"] is not None else f"{'':9}",
        f"{verdict['spearman']:6.3f}" if verdict["spearman"] is not None else f"{'':6}",
        f"{verdict['total_ratio']:6.2f}" if verdict["total_ratio"] is not None else "",
    ]
    return f"{name:34} {' '.join(cells)}".rstrip()


def choice_lines(report: Report) -> Iterator[str]:
    when = ", ".join(report["chosen_at"])
    yield f"Chosen by what came after {when}:" if when else "Chosen without a trial:"
    yield f"  for ranking  {report['chosen_ranking']}"
    yield f"  for amounts  {report['chosen_amounts']}, multiplied by {report['amounts']['factor']:.2f}"
    if report["no_better_than"]:
        yield "As far as can be told, the ranking was no better than " + " or ".join(report["no_better_than"]) + "."
    else:
        lead = report["lead"]
        yield (
            f"It found {lead['capture20']:+.1%} more of the true best fifth than {report['best_simple']}"
            f" (standard error {lead['standard_error']:.1%})."
        )
