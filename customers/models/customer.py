from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Func, Value
from django.db.models.functions import Left
from django.urls import reverse
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from customers.rules.search_terms import beginnings
from customers.rules.texts import LONGEST_NAME_RAW

if TYPE_CHECKING:
    from customers.models.address import Address
    from customers.models.event import Event
    from customers.models.identity import Identity
    from wiring.events import EventKind


SORTED_LETTERS = 60
# The words of a name as a tsvector, exactly as they stand in `search_name`: what the index holds and the search asks.
WORDS_OF = "array_to_tsvector(array_remove(string_to_array(%(expressions)s, ' '), ''))"
NAME_WORDS = Func("search_name", template=WORDS_OF, output_field=SearchVectorField())


def called(words: tuple[str, ...]) -> models.Q:
    """Those in whose name each of these words begins one."""
    asked = Value(beginnings(words))
    return models.Q(
        Func(
            NAME_WORDS,
            asked,
            template="(%(expressions)s::tsquery)",
            arg_joiner=" @@ ",
            output_field=models.BooleanField(),
        )
    )


class Viewer(Protocol):
    """Whoever asks: a member of staff, or another system with a token."""

    @property
    def sees_every_customer(self) -> bool: ...

    @property
    def pk(self) -> Any: ...


class CustomerQuerySet(models.QuerySet["Customer"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """The door to every customer: all of them, one's own book, or none."""
        if viewer.sees_every_customer:
            return self.present()
        return self.present().filter(manager_id=viewer.pk)

    def for_the_page(self) -> Self:
        """With everything the head of the customer's page says."""
        from customers.models.event import Event

        first = Event.objects.filter(customer=models.OuterRef("pk")).order_by("happened_at", "id")
        return self.select_related("manager").annotate(since=models.Subquery(first.values("happened_at")[:1]))

    def hold(self, customer: "Customer") -> "Customer":
        """The customer's row as it stands now, kept from others until the transaction ends."""
        return self.select_for_update(no_key=True).get(pk=customer.pk)

    def present(self) -> Self:
        """Those still with us: not withdrawn by the undoing of the import that made them."""
        return self.filter(withdrawn_at=None)


class Customer(models.Model):
    """A person or an organisation we know. One row is one customer, however many addresses and numbers they have."""

    class Kind(models.TextChoices):
        PERSON = "person", _("person")
        ORGANISATION = "organisation", _("organisation")

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PERSON)
    name = models.CharField(_("name"), max_length=LONGEST_NAME_RAW, help_text=_("As the customer gives it"))
    search_name = models.TextField(
        editable=False, db_collation="C", help_text="The name's words, lower case, without accents, each after a space"
    )
    language = models.CharField(_("language"), max_length=12, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    manager = models.ForeignKey(
        "staff.Member",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="book",
        db_index=False,
        verbose_name=_("customer manager"),
    )
    custom = models.JSONField(default=dict, blank=True, help_text="Values of the custom fields, by their key")
    version = models.PositiveIntegerField(default=1, help_text="Counts the changes, so that none overwrites another")
    intake = models.ForeignKey(
        "customers.Intake", models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Customer"]] = CustomerQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(NAME_WORDS, name="customer_name_words"),
            # The list by name, page after page; long names are told apart by the id.
            models.Index(Left("search_name", SORTED_LETTERS), "id", name="customer_by_name"),
            GinIndex(fields=["custom"], name="customer_custom", opclasses=["jsonb_path_ops"]),
            models.Index(fields=["manager", "id"], name="customer_book", condition=models.Q(manager__isnull=False)),
            models.Index(fields=["intake"], name="customer_intake", condition=models.Q(intake__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("customer", args=[self.pk])

    @property
    def home(self) -> "Address | None":
        """The primary address, or the first; reads the prefetched ones."""
        return next(iter(self.addresses.all()), None)

    @property
    def first_phone(self) -> "Identity | None":
        """The number to call; reads the prefetched identities."""
        return self._first("phone")

    @property
    def first_email(self) -> "Identity | None":
        """The address to write to; reads the prefetched identities."""
        return self._first("email")

    def _first(self, kind: str) -> "Identity | None":
        return next((each for each in self.identities.all() if each.kind == kind and each.is_primary), None)

    @property
    def language_name(self) -> str:
        """The language in words, in the reader's own; the code itself when we do not know it."""
        try:
            return str(get_language_info(self.language)["name_translated"])
        except KeyError:
            return self.language

    @property
    def topic(self) -> str:
        """What screens listen to for news of this customer."""
        return f"customer-{self.pk}"

    def record(self, kind: "EventKind", **particulars: Any) -> "Event":
        """Write one line of this customer's history; see `Event.objects.record`."""
        from customers.models.event import Event

        return Event.objects.record(self, kind, **particulars)
