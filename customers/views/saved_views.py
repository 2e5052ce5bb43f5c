"""Lists worth coming back to: one's own, and the team's."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRedirect

from customers.actions.forget_view import forget_view
from customers.actions.save_view import TooManyPinned, save_view
from customers.forms.saved_view import SavedViewForm
from customers.models import SavedView
from customers.rules.queries import canonical
from customers.views.beats import tell
from staff.doors import MemberRequest
from staff.rules.powers import Power


@require_http_methods(["GET", "HEAD", "POST"])
def saved_views(request: MemberRequest) -> HttpResponse:
    """All of them, and a form to keep the list one comes from: its filters stand in this address too."""
    form = SavedViewForm(request.POST if request.method == "POST" else None, viewer=request.user)
    form.initial["query"] = canonical(request.GET.urlencode())
    if request.method == "POST" and form.is_valid() and (view := save_from(form, request)):
        return redirect(view)
    return show_form(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
def saved_view(request: MemberRequest, pk: int) -> HttpResponse:
    """Rename, pin, share one of one's own, or give it other filters (`query`)."""
    view = find_own(request, pk)
    initial = {"name": view.name, "query": view.query, "shared": view.shared, "pinned": view.pinned}
    form = SavedViewForm(request.POST if request.method == "POST" else None, viewer=request.user, initial=initial)
    if request.method == "POST" and form.is_valid() and save_from(form, request, instead_of=view):
        return redirect(view)
    return show_form(request, form, view)


@require_POST
def saved_view_filters(request: MemberRequest, pk: int) -> HttpResponse:
    """Keep the filters as they are now; name and all else stay."""
    view = find_own(request, pk)
    query = request.POST.get("query", "")
    save_view(query, as_=view.name, of=request.user, shared=view.shared, pinned=view.pinned, instead_of=view)
    return redirect(SavedView.objects.get(pk=pk))


@require_POST
def saved_view_removal(request: MemberRequest, pk: int) -> HttpResponse:
    view = find_own(request, pk)
    forget_view(view)
    tell(request, _("View removed: %(name)s") % {"name": view.name}, undo=restoration_of(view))
    return redirect("saved_views")


@require_POST
def saved_view_restoration(request: MemberRequest) -> HttpResponse:
    """Keep a view again that was just removed; what it was stands in this address."""
    form = SavedViewForm(request.GET, viewer=request.user)
    view = save_from(form, request) if form.is_valid() else None
    if view is None:
        return HttpResponse(status=422)
    return HttpResponseClientRedirect(view.get_absolute_url()) if request.htmx else redirect(view)


def restoration_of(view: SavedView) -> str:
    was = {"name": view.name, "query": view.query, "shared": view.shared, "pinned": view.pinned}
    return f"{reverse('saved_view_restoration')}?{urlencode({name: value for name, value in was.items() if value})}"


def find_own(request: MemberRequest, pk: int) -> SavedView:
    return get_object_or_404(SavedView, owner=request.user, pk=pk)


def save_from(form: SavedViewForm, request: MemberRequest, *, instead_of: SavedView | None = None) -> SavedView | None:
    """The saved view; None when the form says why not."""
    given = form.cleaned_data
    taken = SavedView.objects.filter(owner=request.user, name=given["name"])
    if instead_of and taken.exclude(pk=instead_of.pk).exists():
        form.add_error("name", _("You have a view of this name already."))
        return None
    try:
        return save_view(
            given["query"],
            as_=given["name"],
            of=request.user,
            shared=given.get("shared", False),
            pinned=given["pinned"],
            instead_of=instead_of,
        )
    except TooManyPinned:
        form.add_error("pinned", _("Eight views are pinned already. Take one of them down first."))
    return None


def show_form(request: MemberRequest, form: SavedViewForm, view: SavedView | None) -> HttpResponse:
    context = {
        "form": form,
        "view": view,
        "own": SavedView.objects.filter(owner=request.user),
        "teams": SavedView.objects.visible_to(request.user).exclude(owner=request.user),
        "may_share": request.user.may(Power.SHARE_VIEWS),
    }
    return render(request, "customers/saved_views.html", context, status=422 if form.errors else 200)
