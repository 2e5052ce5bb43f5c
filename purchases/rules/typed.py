"""Numbers as people type them, whatever their keyboard writes between the whole and the rest."""

import re

SPACES = re.compile(r"[\s']+")
GROUPED = re.compile(r"-?[0-9]{1,3}([.,][0-9]{3})*")


def plain_number(text: str) -> str:
    """`12,5`, `1.234,50` and `1,234.50` as a program reads them; what is no number stays as it was typed.

    A lone comma or point is the decimal one: nobody groups the thousands of a single number typed into a form.
    """
    typed = SPACES.sub("", text)
    decimal = max(typed.rfind("."), typed.rfind(","))
    if decimal < 0:
        return typed
    whole, grouping = typed[:decimal], "," if typed[decimal] == "." else "."
    if grouping in whole and not GROUPED.fullmatch(whole):
        return text
    return f"{whole.replace(grouping, '')}.{typed[decimal + 1 :]}"
