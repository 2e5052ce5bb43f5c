"""Rules say why in words, and do not know who will read them: they mark the words, whoever shows them translates."""

from typing import Any


def gettext_noop(text: str) -> str:
    """Mark a text for translation and leave it as it is."""
    return text


class Unreadable(ValueError):
    """A value cannot be what its field asks for; `message` says why, with `params` to be filled in once translated."""

    def __init__(self, message: str, **params: Any) -> None:
        super().__init__(message % params if params else message)
        self.message = message
        self.params = params
