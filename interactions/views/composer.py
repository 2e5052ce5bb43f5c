"""Where somebody writes down what just happened: a note, a contact, a promise. Three forms, each sent on its own."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django_htmx.http import trigger_client_event

from customers.models import Customer
from customers.views.asked import channels
from interactions.actions.forget_drafts import forget_drafts
from interactions.models import Outcome
from interactions.models.draft import drafts_at
from interactions.views.asked import matters
from interactions.views.dues import due_choices
from staff.doors import MemberRequest
from staff.models import Member

# Each field that keeps a draft, and the form it stands in.
FIELDS = {"note": "note", "contact": "contact", "words": "contact", "promise": "promise"}


def composer(customer: Customer, member: Member) -> dict[str, Any]:
    """All three forms, each with what its writer had begun."""
    places = {place(field, customer): field for field in FIELDS}
    drafts = {places[draft.place]: draft for draft in drafts_at(member.pk, *places)}
    begun = {field: draft.text for field, draft in drafts.items()}
    versions = {field: draft.version for field, draft in drafts.items()}
    mode = next((FIELDS[field] for field in FIELDS if field in begun), "note")
    empty = fresh(customer, member)
    return {**empty, "mode": mode, "begun": {**empty["begun"], **begun}, "versions": versions}


def fresh(customer: Customer, member: Member) -> dict[str, Any]:
    """What an empty form offers."""
    return {
        "customer": customer,
        "begun": dict.fromkeys(FIELDS, ""),
        "key": uuid.uuid4().hex,
        "channels": [channel for channel in channels(customer, member) if channel.personal],
        "matters": matters(customer, member),
        "outcomes": Outcome.choices,
        "dues": due_choices(),
    }


def place(field: str, customer: Customer) -> str:
    """Where a draft belongs, as the field says it (`data-draft`)."""
    return f"{field}:customer:{customer.pk}"


def forget_sent(request: MemberRequest, customer: Customer, **words: str) -> None:
    """The drafts of the fields whose words went out; what another window of the same person wrote meanwhile stays.

    `kept` are the versions the sender's window knows; one without script knows all there is.
    """
    known = request.POST.getlist("kept")
    sent = {place(field, customer): said if known else None for field, said in words.items()}
    forget_drafts(sent, by=request.user, knowing=known)


def done(request: MemberRequest, customer: Customer, mode: str, *, say: str, undo: str = "") -> HttpResponse:
    """It is written: an empty form for the next one, and a word at the foot of the screen."""
    if not request.htmx:
        messages.success(request, say, extra_tags=f"undo:{undo}" if undo else "")
        return redirect(customer)
    response = render(request, f"interactions/compose/{mode}.html", fresh(customer, request.user))
    trigger_client_event(response, "told", {"topic": customer.topic})
    return trigger_client_event(response, "toast", {"say": say, "undo": undo})


def again(request: MemberRequest, customer: Customer, mode: str, form: forms.Form) -> HttpResponse:
    """Something is missing or wrong: the same form with all that was typed, and the reason beside the field."""
    context = {
        **fresh(customer, request.user),
        "mode": mode,
        "key": form.data.get("key", ""),
        "values": form.data,
        "errors": reasons(form.errors),
    }
    template = f"interactions/compose/{mode}.html" if request.htmx else "interactions/compose.html"
    return render(request, template, context, status=422)


def reasons(errors: Mapping[str, Any]) -> dict[str, str]:
    return {field: " ".join(said) for field, said in errors.items()}
