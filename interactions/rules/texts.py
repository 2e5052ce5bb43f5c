"""Texts people type: how they begin."""


def beginning(text: str, length: int) -> str:
    """The text on one line, cut at a word so that it fits into `length` letters with its ellipsis."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    whole_words = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return f"{whole_words}…"
