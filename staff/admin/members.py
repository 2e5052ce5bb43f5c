from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django_otp.plugins.otp_totp.models import TOTPDevice
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from staff.actions.deactivate import LastAdmin, deactivate
from staff.actions.drop_second_factor import drop_second_factor
from staff.actions.hand_out_password_link import hand_out_password_link
from staff.actions.invite import invite
from staff.actions.reactivate import reactivate
from staff.admin.bases import HouseAdmin
from staff.models import Member, Role
from staff.models.member import MemberQuerySet
from staff.rules.powers import Power
from wiring.live import tell


class MemberForm(forms.ModelForm):
    roles = forms.ModelMultipleChoiceField(
        queryset=Role.objects.all(), widget=UnfoldAdminCheckboxSelectMultipleWidget, required=False
    )

    class Meta:
        model = Member
        fields = ["name", "email", "roles"]

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean_roles(self) -> QuerySet[Role]:
        roles = self.cleaned_data["roles"]
        keeps = any(Power.ADMINISTER in role.powers for role in roles)
        others = Member.objects.active().holding(Power.ADMINISTER).exclude(pk=self.instance.pk)
        if self.instance.pk and self.instance.may(Power.ADMINISTER) and not keeps and not others.exists():
            raise ValidationError(_("Nobody would be left who can open the administration."))
        return roles


@admin.register(Member)
class MemberAdmin(HouseAdmin):
    """Members are invited, not typed in with a password; they leave by being deactivated, never by being deleted."""

    form = MemberForm
    list_display = ["name", "email", "roles_held", "is_active", "has_second_factor", "last_login"]
    list_filter = ["is_active", "roles"]
    search_fields = ["name", "email"]
    readonly_fields = ["is_active", "last_login", "joined_at"]
    actions = ["hand_out_links", "drop_second_factors", "deactivate_members", "reactivate_members"]

    def get_fieldsets(self, request: HttpRequest, obj: Member | None = None) -> Any:
        facts = [(None, {"fields": ["is_active", "last_login", "joined_at"]})] if obj else []
        return [(None, {"fields": ["name", "email", "roles"]}), *facts]

    def get_queryset(self, request: HttpRequest) -> MemberQuerySet:
        """People only: the authors that sign for integrations are no members of staff."""
        enrolled = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        people = super().get_queryset(request).filter(integration=None).prefetch_related("roles")
        return people.annotate(enrolled=Exists(enrolled))

    @admin.display(description=_("roles"))
    def roles_held(self, member: Member) -> str:
        return ", ".join(role.name for role in member.roles.all())

    @admin.display(description=_("second factor"), boolean=True)
    def has_second_factor(self, member: Any) -> bool:
        return member.enrolled

    def has_delete_permission(self, request: HttpRequest, obj: Member | None = None) -> bool:
        return False

    def save_model(self, request: Any, obj: Member, form: MemberForm, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            tell(obj.topic)
            return
        invited = invite(obj.name, email=obj.email, roles=form.cleaned_data["roles"], by=request.user)
        obj.pk, obj._state.adding = invited.member.pk, False
        show_link(request, invited.member, invited.secret)

    @admin.action(description=_("Hand out a link to set a password"))
    def hand_out_links(self, request: Any, members: MemberQuerySet) -> None:
        for member in members.active():
            show_link(request, member, hand_out_password_link(member, by=request.user))

    @admin.action(description=_("Drop the second factor (telephone lost)"))
    def drop_second_factors(self, request: Any, members: MemberQuerySet) -> None:
        self.each(request, members, drop_second_factor)

    @admin.action(description=_("Deactivate: shut out at once"))
    def deactivate_members(self, request: Any, members: MemberQuerySet) -> None:
        self.each(request, members.active(), deactivate)

    @admin.action(description=_("Reactivate"))
    def reactivate_members(self, request: Any, members: MemberQuerySet) -> None:
        self.each(request, members.filter(is_active=False), reactivate)

    def each(self, request: Any, members: QuerySet[Member], do: Callable[..., None]) -> None:
        for member in members:
            try:
                do(member, by=request.user)
                self.message_user(request, _("Done: %(name)s.") % {"name": member.name})
            except LastAdmin:
                self.message_user(
                    request, _("%(name)s is the last admin and stays.") % {"name": member.name}, messages.ERROR
                )


def show_link(request: HttpRequest, member: Member, secret: str) -> None:
    """The link, once, to be handed over in person: nothing sends mail yet."""
    address = settings.PUBLIC_BASE_URL + reverse("follow_password_link", args=[secret])
    say = _("Hand this link to %(name)s. It works once, for a day, and is not shown again: %(address)s")
    messages.warning(request, say % {"name": member.name, "address": address})
