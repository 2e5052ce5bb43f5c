from django.db import transaction

from customers.models import SavedView
from customers.models.saved_view import MOST_PINNED
from customers.rules.queries import canonical
from customers.rules.texts import clean_line
from staff.models import Member


class TooManyPinned(ValueError):
    """There is no room for another view above the list."""


@transaction.atomic
def save_view(
    query: str, *, as_: str, of: Member, shared: bool = False, pinned: bool = False, instead_of: SavedView | None = None
) -> SavedView:
    """Keep a list to come back to, or change one of one's own (`instead_of`). A name used before is used again.

    Raises `TooManyPinned`.
    """
    Member.objects.select_for_update(no_key=True).get(pk=of.pk)
    view = instead_of or SavedView.objects.filter(owner=of, name=clean_line(as_)).first() or SavedView(owner=of)
    others = SavedView.objects.filter(owner=of, pinned=True).exclude(pk=view.pk)
    if pinned and others.count() >= MOST_PINNED:
        raise TooManyPinned
    view.name, view.query, view.shared, view.pinned = clean_line(as_), canonical(query), shared, pinned
    view.save()
    return view
