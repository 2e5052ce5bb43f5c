"""Which encoding a text is in: said by its mark, shown by its bytes, or guessed from the letters it would have."""

import codecs
import re
from collections.abc import Iterable
from itertools import chain, pairwise

from customers.rules.files.alphabets import ALPHABETS, EVERYDAY, LATIN, PUNCTUATION

# How bytes that are no text pass through, so that each record's length in bytes stays known.
ESCAPE = "surrogateescape"
WIDE = ("utf-16-le", "utf-16-be")

# What a person may choose, and how it is called. The likelier stands first: it wins where two fit alike.
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 (little-endian)",
    "utf-16-be": "UTF-16 (big-endian)",
    "cp1252": "Western (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "cp1255": "Hebrew (Windows-1255)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1257": "Baltic (Windows-1257)",
    "cp1253": "Greek (Windows-1253)",
    "cp1256": "Arabic (Windows-1256)",
    "iso8859-15": "Western (ISO 8859-15)",
    "iso8859-2": "Central European (ISO 8859-2)",
    "koi8-r": "Cyrillic (KOI8-R)",
    "mac-roman": "Western (old Macintosh)",
    "cp850": "Western (DOS 850)",
    "cp932": "Japanese (Shift JIS)",
    "euc-jp": "Japanese (EUC)",
    "cp949": "Korean (Windows-949)",
    "gb18030": "Chinese, simplified (GB 18030)",
    "big5": "Chinese, traditional (Big5)",
}

_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_ENOUGH = 32_000
_WORD = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3041-\u30f6]")


def mark_of(beginning: bytes) -> bytes:
    """The byte order mark a text begins with, or nothing."""
    return next((mark for mark in _MARKS if beginning.startswith(mark)), b"")


def guess_encoding(pieces: Iterable[bytes]) -> str:
    """One of `ENCODINGS`, from the whole text in pieces.

    A mark says it; zero bytes at every other place mean UTF-16; what decodes as UTF-8 is UTF-8. Otherwise the encoding
    in which the letters beyond ASCII are most nearly those of one language; Windows-1252 when nothing fits better.
    """
    rest = iter(pieces)
    first = next(rest, b"")
    if mark := mark_of(first):
        return _MARKS[mark]
    if wide := _wide(first[:4096]):
        return wide
    telling = _telling(chain([first], rest))
    if telling is None:
        return "utf-8"
    fit = {encoding: _fit(telling, encoding) for encoding in ENCODINGS}
    return max(fit, key=lambda encoding: fit[encoding]) if max(fit.values()) > 0.5 else "cp1252"


def _wide(sample: bytes) -> str:
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    enough = len(sample) / 5
    if odd > enough and even < odd / 10:
        return "utf-16-le"
    return "utf-16-be" if even > enough and odd < even / 10 else ""


def _telling(pieces: Iterable[bytes]) -> bytes | None:
    """Lines with letters beyond ASCII, as many as tell; None when the whole text is UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    telling = bytearray()
    broken = False
    for piece in pieces:
        if not piece.isascii() and len(telling) < _ENOUGH:
            telling += b"\n".join(line for line in piece.splitlines() if not line.isascii())[:_ENOUGH]
        try:
            broken or decoder.decode(piece)
        except UnicodeDecodeError:
            broken = True
        if broken and len(telling) >= _ENOUGH:
            break
    try:
        broken or decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        broken = True
    return bytes(telling) if broken else None


def _fit(telling: bytes, encoding: str) -> float:
    """From 0 to 1: the share of the bytes beyond ASCII that stand in believable words when read like this."""
    beyond = sum(byte >= 0x80 for byte in telling)
    text = telling.decode(encoding, "replace")
    if encoding in EVERYDAY:
        everyday = sum(_everyday_bytes(letter, encoding) for letter in text if not letter.isascii())
        return everyday / beyond if encoding != "euc-jp" or _KANA.search(text) else 0.0
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    marks = sum(letter in PUNCTUATION for letter in text)
    languages = ALPHABETS.get(encoding, [])
    best = max((_letters(words, alphabet, encoding) for alphabet in languages), default=0)
    mixed = 0.95 * _letters(words, frozenset().union(*languages), encoding)
    return min((max(best, mixed) + marks) / beyond, 1.0)


def _letters(words: list[str], alphabet: frozenset[str], encoding: str) -> int:
    """How many letters beyond ASCII stand in words that this alphabet could have written."""
    return sum(_strange(word) for word in words if _believable(word, alphabet, latin=encoding in LATIN))


def _believable(word: str, alphabet: frozenset[str], *, latin: bool) -> bool:
    """Known letters, no capital after a small one, and ASCII letters among them where the script has those."""
    if not all(letter.isascii() or letter in alphabet for letter in word):
        return False
    if any(one.islower() and other.isupper() for one, other in pairwise(word)):
        return False
    ascii_letters = len(word) - _strange(word)
    return ascii_letters > 0 or len(word) < 3 if latin else ascii_letters == 0


def _strange(word: str) -> int:
    return sum(not letter.isascii() for letter in word)


def _everyday_bytes(letter: str, encoding: str) -> int:
    """How many bytes beyond ASCII an everyday character explains."""
    leads, least = EVERYDAY[encoding]
    try:
        written = letter.encode(encoding)
    except UnicodeEncodeError:
        return 0
    is_everyday = len(written) == 2 and written[0] in leads and written[1] >= least
    return sum(byte >= 0x80 for byte in written) if is_everyday else 0
