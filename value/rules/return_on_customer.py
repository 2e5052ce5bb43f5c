"""Return on Customer (Peppers & Rogers): what the customers brought in, in cash and in future cash, by what they were worth."""


def return_on_customer(cash_flow: float, equity_before: float, equity_after: float) -> float | None:
    """(Cash flow of the period + change of customer equity) / equity at its start; None where there was nothing to begin with."""
    if equity_before <= 0:
        return None
    return (cash_flow + equity_after - equity_before) / equity_before
