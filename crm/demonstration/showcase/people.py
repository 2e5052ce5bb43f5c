"""Who they are. Their telephone numbers are some that the Bundesnetzagentur keeps free for films."""

from crm.demonstration.people import Person, Place

MIRA, JONAS, OTTO = "0549", "0320", "0899"
BERLIN = Place("Berlin", "DE", "10###", "Europe/Berlin")

PEOPLE = {
    MIRA: Person(
        name="Mira Lindqvist",
        given="Mira",
        family="Lindqvist",
        language="de",
        place=BERLIN,
        street="Lindenstraße 14",
        postcode="10969",
        email="mira@lindqvist.example",
        mobile="+49 152 28817386",
    ),
    JONAS: Person(
        name="Jonas Lindqvist",
        given="Jonas",
        family="Lindqvist",
        language="de",
        place=BERLIN,
        street="Lindenstraße 14",
        postcode="10969",
        email="jonas@lindqvist.example",
        mobile="+49 152 28895456",
    ),
    OTTO: Person(
        name="Otto Brandt",
        given="Otto",
        family="Brandt",
        language="de",
        place=Place("Köln", "DE", "50###", "Europe/Berlin"),
        street="Am Alten Markt 3",
        postcode="50667",
        email="otto.brandt@post.example",
        phone="+49 172 9925904",
    ),
}

TASTE_OF_MIRA = ["Classical"] * 5 + ["Jazz and blues"] * 3 + ["Folk and world"]
