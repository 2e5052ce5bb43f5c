import pytest

from customers.rules.identities import normalise
from customers.rules.phones import show_phone

BERLIN = "+493055570142"
MOBILE = "+491715550188"

# Every way in which people write one German, one mobile and some foreign numbers, read in Germany unless said otherwise.
WRITINGS = [
    ("+493055570142", "DE", BERLIN),
    ("+49 30 55570142", "DE", BERLIN),
    ("+49 30 5557 0142", "DE", BERLIN),
    ("+49 30 5557-0142", "DE", BERLIN),
    ("+49-30-55570142", "DE", BERLIN),
    ("+49.30.55570142", "DE", BERLIN),
    ("+49/30/55570142", "DE", BERLIN),
    ("+49 (30) 55570142", "DE", BERLIN),
    ("+49 (0)30 55570142", "DE", BERLIN),
    ("+49(0)30/55570142", "DE", BERLIN),
    ("(+49) 30 55570142", "DE", BERLIN),
    ("+ 49 30 55570142", "DE", BERLIN),
    ("0049 30 55570142", "DE", BERLIN),
    ("004930 5557 0142", "DE", BERLIN),
    ("00 49 30 55570142", "DE", BERLIN),
    ("0049 (0)30 55570142", "DE", BERLIN),
    ("011 49 30 5557 0142", "US", BERLIN),
    ("00 49 30 5557 0142", "ES", BERLIN),
    ("030 55570142", "DE", BERLIN),
    ("030 5557 0142", "DE", BERLIN),
    ("030/55570142", "DE", BERLIN),
    ("030 / 55 57 01 42", "DE", BERLIN),
    ("030-55570142", "DE", BERLIN),
    ("030.5557.0142", "DE", BERLIN),
    ("(030) 55570142", "DE", BERLIN),
    ("(030)5557-0142", "DE", BERLIN),
    ("0 30 55 57 01 42", "DE", BERLIN),
    ("  030 55570142  ", "DE", BERLIN),
    ("030\u00a05557\u00a00142", "DE", BERLIN),  # spaces that do not break
    ("030\u20095557\u20090142", "DE", BERLIN),  # thin spaces
    ("030\t55570142", "DE", BERLIN),
    ("030\u20105557\u20100142", "DE", BERLIN),  # typographic hyphens
    ("030\u20135557\u20130142", "DE", BERLIN),  # dashes
    ("030\u22125557\u22120142", "DE", BERLIN),  # minus signs
    ("\u202a+49 30 5557 0142\u202c", "DE", BERLIN),  # pasted from an address book, with directions inside
    ("\u200e030 55570142", "DE", BERLIN),
    ("\ufeff030 55570142", "DE", BERLIN),
    ("030\u200b55570142", "DE", BERLIN),
    ("Tel.: 030 55570142", "DE", BERLIN),
    ("tel:+49-30-5557-0142", "DE", BERLIN),
    ("tel:+493055570142", "DE", BERLIN),
    ("Fon +49 30 5557 0142", "DE", BERLIN),
    ("\uff10\uff13\uff10 \uff15\uff15\uff15\uff17 \uff10\uff11\uff14\uff12", "DE", BERLIN),  # full width
    ("\uff0b\uff14\uff19 \uff13\uff10 \uff15\uff15\uff15\uff17\uff10\uff11\uff14\uff12", "DE", BERLIN),
    ("\uff08\uff10\uff13\uff10\uff09\uff15\uff15\uff15\uff17\uff0d\uff10\uff11\uff14\uff12", "DE", BERLIN),
    ("\u0660\u0663\u0660 \u0665\u0665\u0665\u0667\u0660\u0661\u0664\u0662", "DE", BERLIN),  # Arabic digits
    ("+\u0664\u0669 \u0663\u0660 \u0665\u0665\u0665\u0667\u0660\u0661\u0664\u0662", "DE", BERLIN),
    ("\u06f0\u06f3\u06f0 \u06f5\u06f5\u06f5\u06f7\u06f0\u06f1\u06f4\u06f2", "DE", BERLIN),  # Persian digits
    ("\u0966\u0969\u0966 \u096b\u096b\u096b\u096d\u0966\u0967\u096a\u0968", "DE", BERLIN),  # Devanagari digits
    ("0171 5550188", "DE", MOBILE),
    ("0171/5550188", "DE", MOBILE),
    ("0171-555 01 88", "DE", MOBILE),
    ("+49 171 5550188", "DE", MOBILE),
    ("+49 (0) 171 555 0188", "DE", MOBILE),
    ("0049171 5550188", "DE", MOBILE),
    ("030 55570142 ext. 12", "DE", f"{BERLIN};ext=12"),
    ("030 55570142 x12", "DE", f"{BERLIN};ext=12"),
    ("030 55570142 ext 13", "DE", f"{BERLIN};ext=13"),
    ("952 44 71 18", "ES", "+34952447118"),
    ("+34 952 44 71 18", "DE", "+34952447118"),
    ("0034 952447118", "DE", "+34952447118"),
    ("(212) 555-0123", "US", "+12125550123"),
    ("212.555.0123", "US", "+12125550123"),
    ("1-212-555-0123", "US", "+12125550123"),
    ("+1 212 555 0123", "DE", "+12125550123"),
    ("1-800-FLOWERS", "US", "+18003569377"),
    ("020 7946 0958", "GB", "+442079460958"),
    ("+44 (0)20 7946 0958", "DE", "+442079460958"),
    ("01 23 45 67 89", "FR", "+33123456789"),
    ("+33 1 23 45 67 89", "DE", "+33123456789"),
    ("8 (495) 123-45-67", "RU", "+74951234567"),
    ("02 1234 5678", "IT", "+390212345678"),  # Italians keep the zero
    ("+39 02 1234 5678", "DE", "+390212345678"),
    ("03-1234-5678", "JP", "+81312345678"),
    ("044 668 18 00", "CH", "+41446681800"),
    ("01 234567", "AT", "+431234567"),
    ("0532 123 45 67", "TR", "+905321234567"),
]

NO_NUMBERS = [
    "",
    "   ",
    "no phone",
    "12",
    "030",
    "+",
    "+49",
    "++49 30 55570142 99999999999999",
    "030 5557 0142 / 0171 555 0188",
    "mira@lindqvist.example",
    "+999 123 456789",
    "030 555\x0000142",
    "1" * 61,
]


@pytest.mark.parametrize(("written", "region", "number"), WRITINGS)
def test_a_phone_number_is_the_same_in_every_writing(written: str, region: str, number: str) -> None:
    assert normalise("phone", written, region=region) == number


@pytest.mark.parametrize("written", NO_NUMBERS)
def test_what_is_no_phone_number_is_refused(written: str) -> None:
    assert normalise("phone", written, region="DE") is None


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (BERLIN, "+49 30 55570142"),
        (f"{BERLIN};ext=12", "+49 30 55570142 ext. 12"),
        ("+34952447118", "+34 952 44 71 18"),
        ("not a number", "not a number"),
    ],
)
def test_a_phone_number_is_shown_in_groups(number: str, shown: str) -> None:
    assert show_phone(number) == shown
