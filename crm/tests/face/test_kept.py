"""What is rendered once for everybody stays apart for every language, every set of places, and the place one is in."""

import re
from collections.abc import Callable

import pytest
from django.template import Context, Engine
from django.test import Client
from django.utils import translation

from staff.models import Member

ENGINE = Engine(builtins=["crm.templatetags.kept", "django.templatetags.i18n"])


def test_the_inside_is_rendered_once_for_each_value_and_language() -> None:
    template = ENGINE.from_string("{% kept who %}{{ who }} {{ count }} {% translate 'Monday' %}{% endkept %}")
    said = []
    for language, who, count in [("en", "a", 1), ("en", "a", 2), ("en", "b", 3), ("de", "a", 4), ("en", "a", 5)]:
        with translation.override(language):
            said.append(template.render(Context({"who": who, "count": count})))
    assert said == ["a 1 Monday", "a 1 Monday", "b 3 Monday", "a 4 Montag", "a 1 Monday"]


def test_what_is_kept_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crm.templatetags.kept.MOST", 3)
    template = ENGINE.from_string("{% kept who %}{{ who }}{% endkept %}")
    assert [template.render(Context({"who": who})) for who in range(10)] == [str(who) for who in range(10)]
    assert len(template.nodelist[0].kept) <= 3


@pytest.mark.django_db
def test_nobody_is_shown_the_places_of_another(ana: Member, ada: Member, visit: Callable[[Member], Client]) -> None:
    for _ in range(2):
        admins, agents = (page_of(visit(member), "/") for member in (ada, ana))
        assert ">Imports<" in re.sub(r"\s*<kbd.*?</kbd>", "", admins)
        assert "/imports/" not in agents
        assert ana.name in agents
        assert ada.name not in agents


@pytest.mark.django_db
def test_the_rail_says_where_one_is(ana: Member, visit: Callable[[Member], Client]) -> None:
    browser = visit(ana)
    for place in ("/customers/", "/", "/promises/", "/customers/"):
        assert re.findall(r'<a href="([^"]+)" aria-current="page"', page_of(browser, place)) == [place]


def page_of(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()
