"""What a person may say of a file that is to be brought in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from customers.models import Intake
from customers.rules.files.delimiters import DELIMITERS
from customers.rules.files.encodings import ENCODINGS
from customers.rules.files.kinds import TEXT
from wiring.intake import Field, kinds

LEAVE_OUT = ""
COLUMN = "column_"
OPTION = "option_"


class UploadForm(forms.Form):
    """Which file, and what stands in it."""

    kind = forms.ChoiceField(label=_("What stands in it"))
    file = forms.FileField(
        label=_("File"), help_text=_("CSV, XLSX, XLS or ODS"), error_messages={"required": _("Choose a file.")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.name, kind.label) for kind in kinds.values()]


class ReadingForm(forms.Form):
    """How the file is written, and what each of its columns holds."""

    encoding = forms.ChoiceField(label=_("Letters"), choices=list(ENCODINGS.items()), required=False)
    delimiter = forms.ChoiceField(label=_("Between columns"), choices=list(DELIMITERS.items()), required=False)
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    dates = forms.ChoiceField(
        label=_("1/2/2026 is"), choices=[("day", _("1 February")), ("month", _("2 January"))], required=False
    )
    decimal = forms.ChoiceField(
        label=_("Before the cents"), choices=[(".", _("a point")), (",", _("a comma"))], required=False
    )
    system = forms.CharField(
        label=_("Ids are from"),
        max_length=40,
        help_text=_("The system that gave them, as shop or erp"),
        error_messages={"required": _("Say which system the customers' ids are from.")},
    )
    make_customers = forms.BooleanField(label=_("Make customers who are named and not known"), required=False)

    def __init__(self, *args: Any, intake: Intake, fields: Sequence[Field], **kwargs: Any) -> None:
        options = intake.options
        began = {
            "encoding": intake.encoding,
            "delimiter": intake.delimiter,
            "sheet": intake.sheet,
            "dates": "day" if options.get("day_first", True) else "month",
            "decimal": options.get("decimal", "."),
            "system": options.get("system", ""),
            "make_customers": options.get("make_customers", False),
        }
        super().__init__(*args, initial=began, **kwargs)
        if intake.file_type == TEXT:
            del self.fields["sheet"]
        else:
            del self.fields["encoding"], self.fields["delimiter"]
            self.fields["sheet"].choices = [(sheet, sheet) for sheet in intake.sheets]
        if not intake.does.may_make_customers:
            del self.fields["make_customers"]
        for option in intake.does.options:
            self.fields[f"{OPTION}{option.key}"] = forms.ChoiceField(
                label=option.label, choices=option.choices, initial=intake.option(option.key)
            )
        held = {place: key for key, place in intake.mapping.items()}
        choices = [(LEAVE_OUT, _("leave out")), *((field.key, field.label) for field in fields)]
        for place in range(len(intake.own_columns)):
            self.fields[f"{COLUMN}{place}"] = forms.ChoiceField(
                label=intake.columns[place], choices=choices, required=False, initial=held.get(place, LEAVE_OUT)
            )

    def columns(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(COLUMN)]

    def manners(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if not name.startswith(COLUMN)]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        taken: dict[str, str] = {}
        for name, key in list(said.items()):
            if not name.startswith(COLUMN) or not key:
                continue
            if key in taken:
                self.add_error(name, _("This is chosen for another column already."))
            taken[key] = name
        return said

    @property
    def mapping(self) -> dict[str, int]:
        """Our field -> the place of the file's column."""
        said = self.cleaned_data.items()
        return {key: int(name.removeprefix(COLUMN)) for name, key in said if name.startswith(COLUMN) and key}

    @property
    def options(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "day_first": said["dates"] != "month",
            "decimal": said["decimal"] or ".",
            "system": said["system"],
            "make_customers": said.get("make_customers", False),
            **{name.removeprefix(OPTION): value for name, value in said.items() if name.startswith(OPTION)},
        }
