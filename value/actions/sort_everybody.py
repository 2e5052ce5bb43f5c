from django.tasks import task

from value.actions.sort_into_needs import sort_into_needs


@task(queue_name="long")
def sort_everybody() -> None:
    """Sort the whole base into needs, in the worker: somebody changed a group or a rule."""
    sort_into_needs()
