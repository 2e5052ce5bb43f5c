from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from customers.forms.answers import Answer
from customers.forms.fields import Line, languages, time_zones
from customers.models import Customer, CustomField
from customers.rules.custom_values import for_kind
from customers.rules.texts import has_something_to_see

CUSTOM = "custom."
PLAIN = ("name", "kind", "language", "time_zone")


class Named(forms.Form):
    """A customer's name and the company's own fields, which every form about a customer has."""

    name = Line(label=_("Name"))

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if not has_something_to_see(name):
            raise ValidationError(_("There is nothing to see in this name."))
        return name

    def offer_custom_fields(self, fields: list[CustomField], values: Mapping[str, Any]) -> None:
        for field in fields:
            self.fields[CUSTOM + field.key] = Answer(
                as_=field.value,
                choices=field.choices,
                label=field.label,
                help_text=field.help,
                required=field.required,
                initial=values.get(field.key),
            )

    @property
    def custom(self) -> dict[str, Any]:
        """The company's own fields as they were given, by key."""
        given = self.cleaned_data.items()
        return {name.removeprefix(CUSTOM): value for name, value in given if name.startswith(CUSTOM)}


class NewCustomerForm(Named):
    """Only the name is needed; a first phone number and e-mail where they were said."""

    phone = Line(label=_("Phone"), required=False, longest=60, widget=forms.TextInput(attrs={"type": "tel"}))
    email = Line(label=_("E-mail"), required=False, longest=320, widget=forms.TextInput(attrs={"inputmode": "email"}))
    kind = forms.ChoiceField(
        label=_("This is"), choices=Customer.Kind.choices, initial=Customer.Kind.PERSON, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = self.data.get("kind") or Customer.Kind.PERSON
        needed = [field for field in for_kind(CustomField.objects.all(), kind) if field.required]
        self.offer_custom_fields(needed, {})
        self.fields["name"].widget.attrs["autofocus"] = True


class CustomerForm(Named):
    """Everything about a customer that is guarded by the version.

    After a conflict the same form comes back with a choice for each field in dispute: `take.<field>` says whether
    mine, theirs or what is written in the field is to be kept.
    """

    kind = forms.ChoiceField(label=_("Kind"), choices=Customer.Kind.choices)
    language = forms.ChoiceField(label=_("Language"), choices=languages, required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Mapping[str, Any] | None = None, *, customer: Customer) -> None:
        plain = {name: getattr(customer, name) for name in (*PLAIN, "version")}
        super().__init__(chosen(data, plain, customer.custom) if data is not None else None, initial=plain)
        self.left_to_them = {name for name in data or {} if (data or {}).get(f"take.{name}") == "theirs"}
        kind = self.data.get("kind") or customer.kind
        self.offer_custom_fields(for_kind(CustomField.objects.all(), kind), customer.custom)
        self.keep_offered("language", customer.language)
        self.keep_offered("time_zone", customer.time_zone)

    def keep_offered(self, name: str, value: str) -> None:
        """A value we have no name for, as an import may bring it, stays as it is."""
        field = cast("forms.ChoiceField", self.fields[name])
        offered = list(cast("Iterable[tuple[str, Any]]", field.choices))
        if value and value not in dict(offered):
            field.choices = [*offered, (value, value)]

    @property
    def wanted(self) -> dict[str, Any]:
        """What to change, as `change_customer` takes it; fields left to the others are not in it."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in self.left_to_them}
        plain: dict[str, Any] = {name: given[name] for name in PLAIN if name in given}
        custom = {name.removeprefix(CUSTOM): value for name, value in given.items() if name.startswith(CUSTOM)}
        return {"seen": given["version"], "custom": custom, **plain}


def chosen(data: Mapping[str, Any], plain: Mapping[str, Any], custom: Mapping[str, Any]) -> dict[str, Any]:
    """The posted values, each field in dispute with the side that was chosen for it."""
    values = {name: data[name] for name in data}
    for name in [name.removeprefix("take.") for name in data if name.startswith("take.")]:
        if data[f"take.{name}"] == "mine":
            values[name] = data.get(f"mine.{name}", "")
        elif data[f"take.{name}"] == "theirs":
            values[name] = custom.get(name.removeprefix(CUSTOM)) if name.startswith(CUSTOM) else plain.get(name)
    return values
