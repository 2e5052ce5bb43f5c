from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from staff.admin.bases import HouseAdmin
from staff.models import Member, Role
from staff.rules.powers import MEANINGS, Power


class RoleForm(forms.ModelForm):
    powers = forms.MultipleChoiceField(
        choices=[(power.value, MEANINGS[power]) for power in Power],
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        required=False,
        help_text=_("Whoever holds several roles may do what any of them allows."),
    )

    class Meta:
        model = Role
        fields = ["code", "name", "powers", "second_factor"]

    def clean_powers(self) -> list[str]:
        powers = self.cleaned_data["powers"]
        if self.instance.pk and Power.ADMINISTER not in powers:
            others = Role.objects.exclude(pk=self.instance.pk).filter(powers__contains=[Power.ADMINISTER])
            if not Member.objects.active().filter(roles__in=others).exists():
                raise ValidationError(_("Nobody would be left who can open the administration."))
        return powers


@admin.register(Role)
class RoleAdmin(HouseAdmin):
    form = RoleForm
    list_display = ["name", "code", "second_factor", "members_held"]
    actions = None

    @admin.display(description=_("members"))
    def members_held(self, role: Role) -> str:
        return ", ".join(member.name for member in role.members.all() if member.is_active)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("members")

    def get_readonly_fields(self, request: HttpRequest, obj: Role | None = None) -> list[str]:
        return ["code"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Role | None = None) -> bool:
        """Only a role that nobody holds, so that nobody loses powers by the way."""
        return obj is not None and not obj.members.exists()
