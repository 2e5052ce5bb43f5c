from datetime import timedelta

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from staff.doors import needs
from staff.rules.powers import Power


class ExampleForm(forms.Form):
    """Every kind of field, for the style guide alone."""

    name = forms.CharField(help_text="As they write it themselves.")
    email = forms.EmailField(label="E-mail")
    language = forms.ChoiceField(choices=[("es", "Spanish"), ("de", "German")])
    reach = forms.MultipleChoiceField(
        label="May be reached by", choices=[("call", "Phone"), ("mail", "E-mail")], widget=forms.CheckboxSelectMultiple
    )
    since = forms.DateField(label="Customer since", widget=forms.DateInput(attrs={"type": "date"}))
    remark = forms.CharField(widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label="The customer agreed to this", help_text="Said so on the phone counts.")


@require_safe
@needs(Power.ADMINISTER)
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component in every state, to look at and to test."""
    if "toast" in request.GET:
        messages.success(request, "Promise kept.", extra_tags="undo:/styleguide/")
    now = timezone.now()
    context = {
        "form": ExampleForm(initial={"name": "Ana Ruiz", "reach": ["call"]}),
        "wrong": ExampleForm({"name": "Ana Ruiz", "email": "ana.ruiz@"}, prefix="wrong"),
        "strange": "Anna\u200bRuiz \u202eziuR آنا",
        "moments": [
            now,
            now - timedelta(minutes=12),
            now - timedelta(hours=5),
            now + timedelta(days=2),
            now - timedelta(days=400),
        ],
    }
    return render(request, "styleguide/page.html", context)
