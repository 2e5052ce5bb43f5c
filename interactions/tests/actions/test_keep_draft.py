from interactions.actions.forget_draft import forget_draft
from interactions.actions.keep_draft import keep_draft
from interactions.models import Draft
from staff.models import Member


def test_each_field_of_each_person_keeps_its_latest_text(ana: Member, sam: Member) -> None:
    for text in ("Will ch", "Will check the payment"):
        keep_draft(text, place="note:customer:42", by=ana)
    keep_draft("Mine", place="note:customer:42", by=sam)
    assert Draft.objects.get(member=ana).text == "Will check the payment"
    assert Draft.objects.count() == 2


def test_an_emptied_or_forgotten_draft_is_gone(ana: Member) -> None:
    for place in ("note:customer:1", "note:customer:2"):
        keep_draft("Will check", place=place, by=ana)
    assert keep_draft(" \n", place="note:customer:1", by=ana) is None
    forget_draft("note:customer:2", by=ana)
    assert not Draft.objects.exists()
