"""The last beat of the forms about one order: show it again with what is wrong, or go back to the order and say what was done."""

import uuid
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from purchases.models import Order
from staff.doors import MemberRequest


def show(request: MemberRequest, template: str, order: Order, form: Form, **more: Any) -> HttpResponse:
    """The page of one form; 422 when something is wrong with what was typed."""
    context = {"order": order, "form": form, "key": key_of(request), **more}
    return render(request, template, context, status=422 if form.errors else 200)


def key_of(request: MemberRequest) -> str:
    """What makes a form sent twice count once (`wiring.once`): one key for as long as the form is on the screen."""
    return request.POST.get("idempotency_key", "")[:100] or uuid.uuid4().hex


def back(request: MemberRequest, order: Order, words: str, *, undo: str = "", bad: bool = False) -> HttpResponse:
    """To the order, with a word at the foot of the screen."""
    tags = f"undo:{undo}" if undo else ""
    messages.add_message(request, messages.WARNING if bad else messages.SUCCESS, words, extra_tags=tags)
    return redirect(order)
