"""The letters beyond ASCII that languages use, to tell encodings apart: Czech read as Western shows letters that no
single language has together."""

_WESTERN = {
    "German": "äöüÄÖÜß",
    "French": "àâæçéèêëîïôœùûüÿÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ",
    "Spanish": "áéíñóúüÁÉÍÑÓÚÜªº¿¡",
    "Portuguese": "áâãàçéêíóôõúüÁÂÃÀÇÉÊÍÓÔÕÚÜªº",
    "Italian": "àèéìíîòóùúÀÈÉÌÍÎÒÓÙÚ",
    "Catalan": "àçéèíïóòúüÀÇÉÈÍÏÓÒÚÜ·",
    "Danish": "æøåéÆØÅÉ",
    "Swedish": "åäöéÅÄÖÉ",
    "Icelandic": "áðéíóúýþæöÁÐÉÍÓÚÝÞÆÖ",
    "Dutch": "áéëïóöüèÁÉËÏÓÖÜÈ",
}
_CENTRAL = {
    "Polish": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "Czech": "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ",
    "Slovak": "áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ",
    "Hungarian": "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    "Croatian": "čćđšžČĆĐŠŽ",
    "Romanian": "ăâîșțşţĂÂÎȘȚŞŢ",
}
_TURKISH = {"Turkish": "çğıöşüâîûÇĞİÖŞÜÂÎÛ"}
_BALTIC = {"Lithuanian": "ąčęėįšųūžĄČĘĖĮŠŲŪŽ", "Latvian": "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ", "Estonian": "äöõüšžÄÖÕÜŠŽ"}
_RUSSIAN = "".join(map(chr, range(0x410, 0x450))) + "ёЁ"
_CYRILLIC = {"Russian": _RUSSIAN, "Ukrainian": _RUSSIAN + "іїєґІЇЄҐ", "Serbian": _RUSSIAN + "ђјљњћџЂЈЉЊЋЏ"}
_GREEK = {"Greek": "".join(map(chr, range(0x386, 0x3CF)))}
_HEBREW = {"Hebrew": "".join(map(chr, range(0x5D0, 0x5EB)))}
_ARABIC = {"Arabic": "".join(map(chr, range(0x621, 0x653))) + "پچژگ،؛؟"}

PUNCTUATION = frozenset("“”„‘’‚–—…€£°§«»©®™×·\u00a0")


def _sets(languages: dict[str, str]) -> list[frozenset[str]]:
    return [frozenset(letters) for letters in languages.values()]


ALPHABETS: dict[str, list[frozenset[str]]] = {
    "cp1252": _sets(_WESTERN),
    "cp1250": _sets(_CENTRAL),
    "cp1251": _sets(_CYRILLIC),
    "cp1253": _sets(_GREEK),
    "cp1254": _sets(_TURKISH),
    "cp1255": _sets(_HEBREW),
    "cp1256": _sets(_ARABIC),
    "cp1257": _sets(_BALTIC),
    "iso8859-15": _sets(_WESTERN),
    "iso8859-2": _sets(_CENTRAL),
    "koi8-r": _sets(_CYRILLIC),
    "mac-roman": _sets(_WESTERN),
    "cp850": _sets(_WESTERN),
}
LATIN = frozenset({"cp1252", "cp1250", "cp1254", "cp1257", "iso8859-15", "iso8859-2", "mac-roman", "cp850"})

# Under which first bytes, and second bytes from where on, these encodings file their everyday characters.
EVERYDAY: dict[str, tuple[frozenset[int], int]] = {
    "cp932": (frozenset({0x81, 0x82, 0x83, *range(0x88, 0x98)}), 0x40),
    "euc-jp": (frozenset({*range(0xA1, 0xA6), *range(0xB0, 0xD0)}), 0xA1),
    "cp949": (frozenset({0xA1, 0xA2, 0xA3, *range(0xB0, 0xC9)}), 0xA1),
    "gb18030": (frozenset({0xA1, 0xA2, 0xA3, *range(0xB0, 0xD8)}), 0xA1),
    "big5": (frozenset(range(0xA1, 0xC7)), 0x40),
}
