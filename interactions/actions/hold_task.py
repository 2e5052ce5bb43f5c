from interactions.models import Task


class NoLongerOpen(ValueError):
    """The task was done or dropped in the meantime; `task` says which."""

    def __init__(self, task: Task) -> None:
        super().__init__("This task was settled in the meantime.")
        self.task = task


def hold_task(task: Task) -> Task:
    """The task as it is now, kept from others until the transaction ends. Raises `NoLongerOpen`."""
    held = Task.objects.select_for_update(of=("self",)).select_related("customer__manager", "owner").get(pk=task.pk)
    if not held.is_open:
        raise NoLongerOpen(held)
    return held
