from customers.actions.forget_file import forget_file
from customers.models import Intake


def discard_intake(intake: Intake) -> None:
    """Throw away a file that was looked at and never begun."""
    if intake.state == Intake.State.UPLOADED:
        forget_file(intake)
        intake.delete()
