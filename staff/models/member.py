from functools import cached_property
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from staff.models.role import Role
from staff.rules.passwords import normal
from staff.rules.powers import Power, effective


class MemberQuerySet(models.QuerySet["Member"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def holding(self, power: Power) -> Self:
        """Those whose roles give this power."""
        return self.filter(models.Exists(Role.objects.filter(members=models.OuterRef("pk"), powers__contains=[power])))

    def with_powers(self) -> Self:
        """Each member with what the roles held give and ask, in the same query: powers, second factor."""
        held = models.Func(models.F("roles__powers"), function="unnest", output_field=models.CharField())
        rows = self.model.objects.filter(pk=models.OuterRef("pk")).order_by().annotate(power=held).values("power")
        strict = Role.objects.filter(members=models.OuterRef("pk"), second_factor=Role.SecondFactor.REQUIRED)
        return self.annotate(held_powers=ArrayAggOf(rows), asked_for_second_factor=models.Exists(strict))


class ArrayAggOf(models.Subquery):
    """ARRAY(SELECT …): a subquery's single column as one array."""

    template = "ARRAY(%(subquery)s)"

    def __init__(self, queryset: models.QuerySet, **extra: object) -> None:
        from django.contrib.postgres.fields import ArrayField

        super().__init__(queryset, output_field=ArrayField(models.CharField()), **extra)


class MemberManager(BaseUserManager.from_queryset(MemberQuerySet)):  # type: ignore[misc]
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "Member":
        member = self.model(email=email.strip().lower(), **fields)
        member.set_password(password)
        member.save()
        return member

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "Member":
        member = self.create_user(email, password, **fields)
        member.roles.add(Role.objects.get(code="admin"))
        return member

    def get_by_natural_key(self, email: str) -> "Member":
        return self.get(email=email.strip().lower())


class Member(AbstractBaseUser):
    """One person who works here and signs in."""

    class Theme(models.TextChoices):
        SYSTEM = "system", _("System")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class Density(models.TextChoices):
        DENSE = "dense", _("Dense")
        COSY = "cosy", _("Cosy")

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    roles = models.ManyToManyField(Role, related_name="members", blank=True)
    time_zone = models.CharField(max_length=64, blank=True, help_text=_("Empty: the company's"))
    language = models.CharField(max_length=12, blank=True)
    theme = models.CharField(_("theme"), max_length=8, choices=Theme, default=Theme.SYSTEM)
    density = models.CharField(_("rows"), max_length=8, choices=Density, default=Density.DENSE)
    single_letter_keys = models.BooleanField(
        _("keys of a single letter"),
        default=True,
        help_text=_("Off: only keys with Ctrl or Alt act, for those who speak to their computer or brush its keys."),
    )
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    epoch = models.PositiveIntegerField(default=0, help_text="Counting it up ends every session of this member at once")

    objects: ClassVar[MemberManager] = MemberManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="staff_member_email_once")]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def powers(self) -> frozenset[Power]:
        """Everything this member may do: the union over the roles held; nothing once deactivated."""
        if not self.is_active:
            return frozenset()
        held = getattr(self, "held_powers", None)
        if held is None:
            held = [power for role in self.roles.all() for power in role.powers]
        return effective(Power(power) for power in held if power in Power)

    def may(self, power: Power) -> bool:
        return power in self.powers

    @property
    def sees_every_customer(self) -> bool:
        return self.may(Power.SEE_ALL)

    @cached_property
    def must_use_second_factor(self) -> bool:
        """Whether one of the roles held asks for a second factor."""
        asked = getattr(self, "asked_for_second_factor", None)
        if asked is None:
            asked = self.roles.filter(second_factor=Role.SecondFactor.REQUIRED).exists()
        return asked

    @property
    def second_factor(self) -> TOTPDevice | None:
        """The authenticator app that was enrolled and confirmed."""
        return TOTPDevice.objects.filter(user=self, confirmed=True).first()

    @property
    def uses_second_factor(self) -> bool:
        return self.must_use_second_factor or self.second_factor is not None

    @property
    def topic(self) -> str:
        """What this member's screens listen to: when it sounds, they ask whether they may stay."""
        return f"member-{self.pk}"

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(None if raw_password is None else normal(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        return super().check_password(None if raw_password is None else normal(raw_password))

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """A session is good for one password and one epoch. (Django asks here for the fallback keys too.)"""
        return f"{super()._get_session_auth_hash(secret)}.{self.epoch}"  # type: ignore[misc]

    # What Django's admin asks of a user.
    def get_full_name(self) -> str:
        return self.name

    @property
    def is_staff(self) -> bool:
        return self.may(Power.ADMINISTER)

    @property
    def is_superuser(self) -> bool:
        return self.may(Power.ADMINISTER)

    def has_perm(self, perm: str, obj: object = None) -> bool:
        return self.may(Power.ADMINISTER)

    def has_perms(self, perms: list[str], obj: object = None) -> bool:
        return self.may(Power.ADMINISTER)

    def has_module_perms(self, app_label: str) -> bool:
        return self.may(Power.ADMINISTER)
