from customers.models import SavedView


def forget_view(view: SavedView) -> None:
    """Take a saved view away; the customers in it stay where they are."""
    view.delete()
