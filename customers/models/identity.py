from collections.abc import Iterable
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import connection, models
from django.db.models.functions import Lower, Reverse
from django.utils.translation import gettext_lazy as _

from customers.models.customer import Customer, Viewer
from customers.models.sight import EVERYONE, Sight, book_of
from customers.rules.identities import normalise
from customers.rules.phones import show_phone
from customers.rules.subjects import PICKET
from wiring.questions import question


def split_at(field: str, part: int) -> models.Func:
    """What stands before (1) or after (2) the @ of an e-mail address; the whole of anything else stands before."""
    return models.Func(
        models.F(field), models.Value("@"), models.Value(part), function="split_part", output_field=models.TextField()
    )


OWNERS = """
    SELECT kind, normalised, customer_id
    FROM unnest(%s::text[], %s::text[]) AS wanted (kind, normalised) JOIN customers_identity USING (kind, normalised)
"""


USEFUL = ["phone", "email", "handle", "loyalty"]


class IdentityQuerySet(models.QuerySet["Identity"]):
    def visible_to(self, viewer: Viewer) -> Self:
        return self.filter(customer__in=Customer.objects.visible_to(viewer))

    def called(self, kind: str, normalised: str) -> Self:
        return self.filter(kind=kind, normalised=normalised)

    def owners(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
        """Whose these identities are: (kind, normalised) -> customer, in one question for any number of them."""
        pairs = sorted(set(keys))
        ours = [int(number) for kind, number in pairs if kind == PICKET]
        found = {
            (PICKET, str(pk)): pk for pk in Customer.objects.present().filter(pk__any=ours).values_list("pk", flat=True)
        }
        with connection.cursor() as cursor:
            cursor.execute(OWNERS, [[kind for kind, _name in pairs], [normalised for _kind, normalised in pairs]])
            found |= {(kind, normalised): customer for kind, normalised, customer in cursor.fetchall()}
        return found

    def find(
        self, kind: str, raw: str, *, region: str = "", label: str = "", viewer: Viewer = EVERYONE
    ) -> "Identity | None":
        """The identity somebody wrote as `raw`, in any writing, its customer at hand; None where no visible one has it.

        `region` (two letters) is how the writer's country writes telephone numbers; ours, if not said.
        """
        normalised = normalise(kind, raw, region=region or settings.DEFAULT_REGION, label=label)
        return next(iter(known_as(kind, normalised, book_of(viewer))), None) if normalised else None


@question
def known_as(kind: str, normalised: str, book: int | None) -> "models.QuerySet[Identity]":
    """A call centre asks this as each call comes in."""
    return Identity.objects.visible_to(Sight(book)).called(kind, normalised).select_related("customer")


class Identity(models.Model):
    """One address or key of a customer: as it was given, and as we compare it. It belongs to one customer only."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("phone")
        EMAIL = "email", _("e-mail")
        WEB = "web", _("web account")
        DEVICE = "device", _("device")
        LOYALTY = "loyalty", _("loyalty card")
        HANDLE = "handle", _("handle")
        EXTERNAL = "external", _("external id")

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="identities")
    kind = models.CharField(max_length=10, choices=Kind)
    raw = models.CharField(max_length=320)
    normalised = models.CharField(max_length=320)
    label = models.CharField(max_length=40, blank=True, help_text=_("mobile, work, which system"))
    source = models.CharField(max_length=40, blank=True, help_text=_("Where we have it from"))
    is_primary = models.BooleanField(default=False)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_how = models.CharField(max_length=80, blank=True)
    intake = models.ForeignKey(
        "customers.Intake", models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[models.Manager["Identity"]] = IdentityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "identities"
        ordering = ["kind", "-is_primary", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "normalised"], name="identity_once"),
            models.UniqueConstraint(
                fields=["customer", "kind"], condition=models.Q(is_primary=True), name="identity_one_primary_per_kind"
            ),
        ]
        indexes = [
            # Apart, because three digits fit every number of a country, but few codes and few names before an @.
            GinIndex(
                fields=["normalised"],
                name="identity_phone_parts",
                opclasses=["gin_trgm_ops"],
                condition=models.Q(kind="phone"),
            ),
            GinIndex(
                OpClass(Lower(split_at("normalised", 1)), "gin_trgm_ops"),
                name="identity_code_parts",
                condition=~models.Q(kind="phone"),
            ),
            # What follows the @ is searched from its beginning only: half of all addresses share a few providers.
            models.Index(
                OpClass(split_at("normalised", 2), "text_pattern_ops"),
                name="identity_domains",
                condition=models.Q(kind="email"),
            ),
            # Callers say the last digits: found from the end, without reading every number.
            models.Index(
                OpClass(Reverse("normalised"), "text_pattern_ops"),
                name="identity_backwards",
                condition=models.Q(kind="phone"),
            ),
            models.Index(OpClass(models.F("normalised"), "text_pattern_ops"), name="identity_forwards"),
            models.Index(fields=["intake"], name="identity_intake", condition=models.Q(intake__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.raw

    @property
    def usefulness(self) -> tuple[int, bool, int]:
        """The order to show them in: people are reached by phone and mail first, devices and foreign ids come last."""
        place = USEFUL.index(self.kind) if self.kind in USEFUL else len(USEFUL)
        return place, not self.is_primary, self.pk

    @property
    def shown(self) -> str:
        """As people read it: a phone number in groups, everything else as it was given."""
        return show_phone(self.normalised) if self.kind == self.Kind.PHONE else self.raw
