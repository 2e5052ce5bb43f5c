from customers.models import Intake


def forget_file(intake: Intake) -> None:
    """Delete our copy of the file, and the sheets written out of it."""
    if not intake.stored_as:
        return
    for copy in intake.path.parent.glob(f"{intake.path.name}*"):
        copy.unlink(missing_ok=True)
