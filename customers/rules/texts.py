"""Text as people type it: composed, measured as they see it, and shown without anything hidden in it."""

import re
import unicodedata

LONGEST_NAME = 300
LONGEST_TEXT = 10_000
# One letter on screen may be several code points (an emoji family, a letter with its accents), but not without end.
LONGEST_NAME_RAW = 4 * LONGEST_NAME

_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_JOINER = "\u200d"
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
    # A joiner is honest between letters that need it, and hides between those that do not.
    "|(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\u024f]|$)"
)
_FLAG_OF_A_REGION = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")


def clean(text: str) -> str:
    """Composed (NFC), lines ended by \\n, without control characters, trimmed. A NUL stays, to be refused aloud."""
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROLS.sub("", plain).strip()


def clean_line(text: str) -> str:
    """The same for what stands on one line, as a name does: every run of white space is one space."""
    return " ".join(clean(text).split())


def graphemes(text: str) -> int:
    """How many letters a person sees: an accent, an emoji's skin or family, a flag's second half count for nothing."""
    count = 0
    previous = ""
    flag_open = False
    for letter in text:
        is_regional = "\U0001f1e6" <= letter <= "\U0001f1ff"
        if _extends(letter) or previous == _JOINER or (is_regional and flag_open):
            flag_open = False
        else:
            count += 1
            flag_open = is_regional
        previous = letter
    return count


def _extends(letter: str) -> bool:
    """Whether a code point only adds to the one before it."""
    return (
        letter == _JOINER
        or unicodedata.category(letter) in ("Mn", "Mc", "Me")
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
        or "\U000e0020" <= letter <= "\U000e007f"
        or "\u1160" <= letter <= "\u11ff"
    )


def has_something_to_see(text: str) -> bool:
    """Whether anything is left when everything invisible is taken away."""
    return any(not letter.isspace() and not _extends(letter) for letter in _INVISIBLE.sub("", text))


def split_hidden(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a character that hides: `[("abc", False), ("\\u202e", True), …]`."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    honest = [match.span() for match in _FLAG_OF_A_REGION.finditer(text)]
    for match in _INVISIBLE.finditer(text):
        if any(start < match.end() <= stop for start, stop in honest):
            continue
        if match.start() > end:
            pieces.append((text[end : match.start()], False))
        pieces.append((match.group(), True))
        end = match.end()
    if end < len(text):
        pieces.append((text[end:], False))
    return pieces
