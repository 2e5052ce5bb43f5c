from types import SimpleNamespace

from wiring.panels import Panel, Place, asked_once


def test_what_several_panels_ask_about_one_customer_is_asked_once() -> None:
    asked = []

    @asked_once
    def owed(customer: object, viewer: object) -> int:
        asked.append((customer, viewer))
        return len(asked)

    mira, otto, ana, sam = (SimpleNamespace(pk=pk) for pk in range(4))
    assert [owed(mira, ana), owed(mira, ana), owed(otto, ana), owed(mira, sam)] == [1, 1, 2, 3]


def test_an_answer_already_known_is_not_asked_for() -> None:
    @asked_once
    def look(customer: object, viewer: object) -> str:
        raise AssertionError("asked again")

    mira, ana = SimpleNamespace(pk=1), SimpleNamespace(pk=2)
    look.know(mira, ana, "yesterday")
    assert look(mira, ana) == "yesterday"


def test_a_panel_reads_the_address_only_if_it_says_so() -> None:
    query = {"strand": "talk"}
    plain = Panel("plain", Place.MAIN, 1, "x.html", lambda customer, viewer: {"told": (customer, viewer)})
    reader = Panel("reader", Place.MAIN, 1, "x.html", lambda *told: {"told": told}, reads_query=True)
    assert plain.context("mira", "ana", query) == {"told": ("mira", "ana")}
    assert reader.context("mira", "ana", query) == {"told": ("mira", "ana", query)}
