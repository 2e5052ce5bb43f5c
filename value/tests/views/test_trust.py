from staff.models import Member
from value.models import Reckoning
from value.tests.views.conftest import Look


def test_before_anything_was_predicted_it_says_how_it_works(mia: Member, look: Look) -> None:
    page = look(mia, "/value/trust/")
    assert "Neither age, sex, origin nor place enter" in page
    assert "Nothing has been predicted yet, so nothing can be judged." in page


def test_it_tells_what_was_chosen_and_how_all_did(reckoned: Reckoning, rita: Member, look: Look) -> None:
    page = look(rita, "/value/trust/")
    for words in ("What was chosen", "Foretold and come", "paid most so far", "BG/NBD", "Tenth", "Best fifth found"):
        assert words in page
    assert page.count("<tr><th") >= 10 + len(reckoned.verdict["models"])
