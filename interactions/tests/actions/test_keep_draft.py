import pytest

from interactions.actions.forget_drafts import forget_drafts
from interactions.actions.keep_draft import BegunElsewhere, keep_draft
from interactions.models import Draft
from staff.models import Member

PLACE = "note:customer:42"


def test_each_field_of_each_person_keeps_its_latest_text(ana: Member, sam: Member) -> None:
    for text in ("Will ch", "Will check the payment"):
        keep_draft(text, place=PLACE, by=ana)
    keep_draft("Mine", place=PLACE, by=sam)
    assert Draft.objects.get(member=ana).text == "Will check the payment"
    assert Draft.objects.count() == 2


def test_an_emptied_or_forgotten_draft_is_gone(ana: Member) -> None:
    for place in ("note:customer:1", "note:customer:2"):
        keep_draft("Will check", place=place, by=ana)
    assert keep_draft(" \n", place="note:customer:1", by=ana) is None
    forget_drafts({"note:customer:2": None}, by=ana)
    assert not Draft.objects.exists()


def test_one_window_goes_on_from_what_it_kept(ana: Member) -> None:
    first = keep_draft("Will check", place=PLACE, by=ana, knowing="")
    assert keep_draft("Will call", place=PLACE, by=ana, knowing=first.version).text == "Will call"


def test_a_second_window_never_writes_over_the_first(ana: Member) -> None:
    keep_draft("Will check", place=PLACE, by=ana, knowing="")
    with pytest.raises(BegunElsewhere) as refused:
        keep_draft("Likes jazz", place=PLACE, by=ana, knowing="")
    assert refused.value.draft.text == "Will check"
    kept = keep_draft("Likes jazz\nWill check", place=PLACE, by=ana, knowing="")
    assert kept.text == "Likes jazz\nWill check"


def test_sending_from_one_window_leaves_what_the_other_wrote(ana: Member) -> None:
    first = keep_draft("Will check", place=PLACE, by=ana, knowing="")
    keep_draft("Will check\nLikes jazz", place=PLACE, by=ana, knowing=first.version)
    forget_drafts({PLACE: "Will check"}, by=ana, knowing=[first.version])
    assert Draft.objects.get().text == "Will check\nLikes jazz"
    forget_drafts({PLACE: "Will check\nLikes jazz"}, by=ana, knowing=[])
    assert not Draft.objects.exists()
