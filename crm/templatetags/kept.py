"""`{% kept a b %}…{% endkept %}`: what the same page says to everybody alike is rendered once a process."""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

MOST = 256


class KeptNode(template.Node):
    """Renders its inside once for each language and each value of what it depends on. Nobody's own words, and no token
    against forgery, may stand in it."""

    def __init__(self, inside: NodeList, depends_on: list[FilterExpression]) -> None:
        self.inside, self.depends_on = inside, depends_on
        self.kept: dict[tuple[Any, ...], SafeString] = {}

    def render(self, context: Context) -> SafeString:
        key = (get_language(), *(each.resolve(context) for each in self.depends_on))
        if key not in self.kept:
            if len(self.kept) >= MOST:
                self.kept.clear()
            self.kept[key] = self.inside.render(context)
        return self.kept[key]


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    depends_on = [parser.compile_filter(word) for word in token.split_contents()[1:]]
    inside = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(inside, depends_on)
