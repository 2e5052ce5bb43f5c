"""Names of files, as strangers send them: made plain first, judged afterwards."""

import unicodedata

LONGEST = 200
NAMELESS = "file"


def plain_file_name(name: str) -> str:
    """The last part of the name, composed, without letters that hide or steer; never empty, never a path."""
    composed = unicodedata.normalize("NFKC", name)
    seen = "".join(letter for letter in composed if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    last = seen.replace("\\", "/").rsplit("/", 1)[-1].strip().lstrip(".").strip()
    return last[:LONGEST] or NAMELESS
