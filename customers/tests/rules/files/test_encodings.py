import pytest

from customers.rules.files.encodings import ENCODINGS, guess_encoding

TEXTS = [
    ("cp1252", "Nom;Ville\nHélène Lefèvre;Besançon\nThérèse Crête;Nîmes\nAndré Forêt;Évry\n"),
    ("cp1252", "name\nMüller\n"),
    ("cp1252", "Navn;By\nSøren Kjær;Ålborg\nBjørn Østergård;Århus"),
    ("cp1252", "Nome;Città\nNiccolò Cittadini;Forlì\nPiù;Perché\n"),
    ("cp1252", "Nome\nJoão;São Paulo\nConceição;Brasília\n"),
    ("cp1252", "Jürgen;José;François;Søren;Zoë;Ñuñez;João"),
    ("cp1252", "WHITE “HEART” – 5£\n"),
    ("iso8859-15", "Müller;Köln 5 €\nJosé;Málaga"),
    ("mac-roman", "Müller;Köln\nJosé Núñez;Málaga\n"),
    ("cp850", "Müller;Köln\nJosé;Málaga"),
    ("cp1250", "jméno\nŘehoř Dvořák;Plzeň\nŽižka;Ústí\n"),
    ("cp1250", "Łukasz Wójcik;Łódź\nMałgorzata Dąbrowska;Kraków\nGrażyna Żółć;Gdańsk"),
    ("cp1250", "Győr;Szőke Ödön\nSzűcs Ágnes;Pécs"),
    ("iso8859-2", "Řehoř;Plzeň\nŽižka"),
    ("cp1251", "имя;город\nИван Петров;Москва\n"),
    ("koi8-r", "имя;город\nИван Петров;Москва\n"),
    ("cp1253", "όνομα\nΓιώργος Παπαδόπουλος\nΑθήνα"),
    ("cp1254", "ad\nŞükrü Işık\nİstanbul Çağ"),
    ("cp1255", "שם\nדוד"),
    ("cp1256", "اسم\nمحمد\n"),
    ("cp1257", "vārds\nJānis Bērziņš"),
    ("cp932", "名前\n田中太郎\n東京都渋谷区\nさくら"),
    ("euc-jp", "名前\n田中太郎\n東京都渋谷区\nさくら"),
    ("gb18030", "姓名\n张伟\n北京市朝阳区\n"),
    ("big5", "姓名\n陳大文\n臺北市信義區\n"),
    ("cp949", "이름\n김철수\n서울특별시\n"),
    ("utf-8", "name\nMüller, Řehoř, 田中\n"),
    ("utf-8", "only ASCII"),
    ("utf-16-le", "name;ort\nMüller;Köln\n"),
    ("utf-16-be", "name;ort\nMüller;Köln\n"),
]


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
def test_the_letters_tell_the_encoding(encoding: str, text: str) -> None:
    assert guess_encoding([text.encode(encoding)]) == encoding


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_says_it(encoding: str) -> None:
    assert guess_encoding(["é;ü".encode(encoding)]) in ("utf-8", "utf-16-le")


def test_a_letter_torn_between_two_pieces_is_still_utf_8() -> None:
    text = "x" * 9 + "é"
    assert guess_encoding([text.encode()[:10], text.encode()[10:]]) == "utf-8"


def test_one_western_letter_far_behind_ascii_decides() -> None:
    assert guess_encoding([b"name\n" * 1000, "Müller\n".encode("cp1252")]) == "cp1252"


@pytest.mark.parametrize("noise", [b"", b"\xff", bytes(range(128, 256)), b"\x80\x81\x8d"])
def test_there_is_always_an_answer(noise: bytes) -> None:
    assert guess_encoding([noise]) in ENCODINGS
