from customers.models import Intake


def stop_intake(intake: Intake) -> None:
    """Ask an import to stop after the batch it is at; what was brought in stays, and it may go on later."""
    Intake.objects.filter(pk=intake.pk, state__in=[Intake.State.WAITING, Intake.State.RUNNING]).update(stop_asked=True)
