from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interactions.actions.correct_note import correct_note
from interactions.actions.hold_note import NoLongerStands
from interactions.actions.once import AlreadyDone
from interactions.actions.restore_note import restore_note
from interactions.actions.withdraw_note import withdraw_note
from interactions.actions.write_note import write_note
from interactions.forms.note import NoteForm
from interactions.views.composer import again, done, forget_sent
from interactions.views.find import find_customer, find_note
from interactions.views.said import say
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power


@needs(Power.RECORD_CONTACTS)
@require_POST
def notes(request: MemberRequest, pk: int) -> HttpResponse:
    """Write one. Sent twice, it is written once."""
    customer = find_customer(request, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return again(request, customer, "note", form)
    undo = ""
    try:
        note = write_note(customer, text=form.cleaned_data["text"], by=request.user, key=form.cleaned_data["key"])
        undo = reverse("note_withdrawal", args=[note.pk])
    except AlreadyDone:
        pass
    forget_sent(request, customer, note=form.cleaned_data["text"])
    return done(request, customer, "note", say=_("Note kept."), undo=undo)


@needs(Power.RECORD_CONTACTS)
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: MemberRequest, pk: int) -> HttpResponse:
    """One note, to be corrected; somebody else's correction in the meantime is shown beside one's own words."""
    note = find_note(request, pk)
    form = NoteForm(request.POST if request.method == "POST" else None, initial={"text": note.text})
    overtaken = None
    if request.method == "POST" and form.is_valid():
        try:
            correct_note(note, text=form.cleaned_data["text"], by=request.user)
        except NoLongerStands as refused:
            overtaken = refused.note.corrected_by or refused.note
        else:
            return say(request, note.customer, _("Note corrected."))
    context = {"customer": note.customer, "note": note, "form": form, "overtaken": overtaken}
    wrong = form.errors or overtaken
    return render(request, "interactions/note.html", context, status=422 if wrong else 200)


@needs(Power.RECORD_CONTACTS)
@require_POST
def withdrawal(request: MemberRequest, pk: int) -> HttpResponse:
    note = find_note(request, pk)
    try:
        withdraw_note(note, by=request.user)
    except NoLongerStands:
        return say(
            request, note.customer, _("This note was changed in the meantime; nothing was taken back."), bad=True
        )
    return say(request, note.customer, _("Note taken back."), undo=reverse("note_restoration", args=[note.pk]))


@needs(Power.RECORD_CONTACTS)
@require_POST
def restoration(request: MemberRequest, pk: int) -> HttpResponse:
    note = restore_note(find_note(request, pk), by=request.user)
    return say(request, note.customer, _("The note stands again."))
