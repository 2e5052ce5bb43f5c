"""The two letters of a country, from how people write its name."""

import phonenumbers

from customers.rules.names import fold
from customers.rules.words import Unreadable, gettext_noop

NO_COUNTRY = gettext_noop("“%(cell)s” is no country we know; write two letters, as in DE")

_NAMES = """
AE united arab emirates|uae|vereinigte arabische emirate
AR argentina|argentinien|argentine
AT austria|osterreich|autriche
AU australia|australien|australie
BE belgium|belgien|belgica|belgique|belgie
BG bulgaria|bulgarien|bulgarie
BH bahrain
BR brazil|brasilien|brasil|bresil
CA canada|kanada
CH switzerland|schweiz|suiza|suisse|svizzera
CL chile|chili
CN china|chine
CO colombia|kolumbien|colombie
CY cyprus|zypern|chipre|chypre
CZ czech republic|czechia|tschechien|republica checa|tchequie
DE germany|deutschland|alemania|allemagne|germania
DK denmark|danemark|dinamarca|danmark
EE estonia|estland|estonie
EG egypt|agypten|egipto|egypte
ES spain|spanien|espana|espagne
FI finland|finnland|finlandia|finlande|suomi
FR france|frankreich|francia
GB united kingdom|great britain|uk|england|scotland|wales|northern ireland|grossbritannien|reino unido|royaume uni
GR greece|griechenland|grecia|grece
HK hong kong|hongkong
HR croatia|kroatien|croacia|croatie
HU hungary|ungarn|hungria|hongrie
IE ireland|irland|irlanda|irlande|eire
IL israel
IN india|indien|inde
IS iceland|island|islandia|islande
IT italy|italien|italia|italie
JP japan|japon
KR south korea|korea|sudkorea|corea del sur|coree du sud
LB lebanon|libanon|libano|liban
LT lithuania|litauen|lituania|lituanie
LU luxembourg|luxemburg|luxemburgo
LV latvia|lettland|letonia|lettonie
MA morocco|marokko|marruecos|maroc
MT malta|malte
MX mexico|mexiko|mexique
NL netherlands|the netherlands|holland|niederlande|paises bajos|pays bas|nederland
NO norway|norwegen|noruega|norvege|norge
NZ new zealand|neuseeland|nueva zelanda|nouvelle zelande
PE peru|perou
PL poland|polen|polonia|pologne|polska
PT portugal
RO romania|rumanien|rumania|roumanie
RS serbia|serbien|serbie
RU russia|russland|rusia|russie
SA saudi arabia|saudi arabien|arabia saudita|arabie saoudite
SE sweden|schweden|suecia|suede|sverige
SG singapore|singapur|singapour
SI slovenia|slowenien|eslovenia|slovenie
SK slovakia|slowakei|eslovaquia|slovaquie
TR turkey|turkei|turquia|turquie
UA ukraine|ucrania
US united states|united states of america|usa|vereinigte staaten|estados unidos|etats unis
ZA south africa|rsa|sudafrika|sudafrica|afrique du sud
"""

COUNTRIES = {name: line[:2] for line in _NAMES.split("\n") if line for name in (line[:2].lower(), *line[3:].split("|"))}


def read_country(cell: str, manner: object = None) -> str:
    """`DE` for DE, de, Germany and Deutschland."""
    word = " ".join(fold(cell).replace(".", "").replace("-", " ").split())
    code = COUNTRIES.get(word) or word.upper()
    if code not in phonenumbers.SUPPORTED_REGIONS:
        raise Unreadable(NO_COUNTRY, cell=cell[:40])
    return code
