"""What the undoing of purchases counts, in words."""

from django.utils.translation import ngettext_lazy

TALLIES = {
    "orders_taken_back": ngettext_lazy("%(count)s order taken back", "%(count)s orders taken back", "number"),
    "orders_kept": ngettext_lazy("%(count)s order kept", "%(count)s orders kept", "number"),
    "returns_taken_back": ngettext_lazy("%(count)s return taken back", "%(count)s returns taken back", "number"),
    "products_taken_back": ngettext_lazy("%(count)s product taken back", "%(count)s products taken back", "number"),
    "products_kept": ngettext_lazy("%(count)s product kept", "%(count)s products kept", "number"),
}
