"""The administration: whole for admins, shut for the others, holding what we put there and nothing else."""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from customers.models import Channel, Customer, Event, Wording
from staff.actions.issue_token import issue_token
from staff.models import Deed, Integration, Member, PasswordLink, Role

type Visit = Callable[[Member], Client]

REGISTERED = {
    "crm.failedjob",
    "customers.channel",
    "customers.consent",
    "customers.customfield",
    "customers.event",
    "customers.facttype",
    "customers.intake",
    "customers.setaside",
    "customers.wording",
    "purchases.category",
    "purchases.product",
    "staff.deed",
    "staff.integration",
    "staff.member",
    "staff.role",
    "staff.signin",
    "staff.wrongpassword",
    "value.needgroup",
    "wiring.cursor",
}


@pytest.fixture
def desk(ada: Member, visit: Visit) -> Client:
    """Ada's browser."""
    return visit(ada)


def say(answer) -> str:
    return answer.content.decode()


def test_it_holds_what_we_put_there_and_nothing_that_a_library_brings() -> None:
    assert {model._meta.label_lower for model in admin.site._registry} == REGISTERED


@pytest.mark.parametrize("model", sorted(admin.site._registry, key=lambda model: model._meta.label), ids=str)
def test_every_page_of_it_opens(desk: Client, mira: Customer, model: type) -> None:
    names = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    listed = desk.get(reverse(f"{names}_changelist"), {"q": "1"})
    assert listed.status_code == 200
    if admin.site._registry[model].has_add_permission(listed.wsgi_request):
        assert desk.get(reverse(f"{names}_add")).status_code == 200
    for row in model._default_manager.all()[:1]:
        assert desk.get(reverse(f"{names}_change", args=[row.pk])).status_code == 200


def test_it_has_no_door_of_its_own(client: Client, ana: Member, visit: Visit) -> None:
    assert client.get("/admin/").url == "/sign-in/?next=/admin/"
    assert client.get("/admin/login/").status_code == 404
    refused = visit(ana).get("/admin/")
    assert refused.status_code == 403
    assert "Open the administration" in say(refused)


def test_its_looser_policy_holds_for_its_pages_alone(desk: Client, ana: Member, visit: Visit) -> None:
    assert "'unsafe-eval'" in desk.get("/admin/").headers["Content-Security-Policy"]
    assert "unsafe" not in desk.get("/settings/").headers["Content-Security-Policy"]
    assert "unsafe" not in visit(ana).get("/admin/").headers["Content-Security-Policy"]


def test_an_admin_invites_somebody_and_hands_over_the_link(desk: Client, client: Client) -> None:
    answer = desk.post(
        "/admin/staff/member/add/", {"name": "Ivo", "email": "Ivo@Picket.test", "roles": ["agent"]}, follow=True
    )
    ivo = Member.objects.get(email="ivo@picket.test")
    assert [role.code for role in ivo.roles.all()] == ["agent"]
    link = say(answer).split("/welcome/")[1].split("/")[0]
    assert PasswordLink.objects.opened_by(link).member == ivo
    assert Deed.objects.filter(object_id=str(ivo.pk)).count() >= 2


def test_what_is_not_on_the_form_cannot_be_sent_along(desk: Client, ana: Member) -> None:
    before = Member.objects.values().get(pk=ana.pk)
    desk.post(
        f"/admin/staff/member/{ana.pk}/change/",
        {"name": "Ana", "email": ana.email, "password": "x", "is_active": "", "epoch": 9, "last_login": "2020-01-01"},
    )
    assert Member.objects.values().get(pk=ana.pk) == before


def test_members_are_shut_out_let_in_and_helped_from_the_list(desk: Client, ana: Member, sam: Member) -> None:
    def choose(action: str) -> str:
        chosen = {"action": action, "_selected_action": [ana.pk, sam.pk]}
        return say(desk.post("/admin/staff/member/", chosen, follow=True))

    choose("deactivate_members")
    assert not Member.objects.filter(pk__in=[ana.pk, sam.pk], is_active=True).exists()
    choose("reactivate_members")
    assert Member.objects.filter(pk__in=[ana.pk, sam.pk], is_active=True).count() == 2
    assert choose("hand_out_links").count("/welcome/") == 2


def test_the_last_admin_can_neither_leave_nor_lose_the_role_nor_the_role_its_power(desk: Client, ada: Member) -> None:
    answer = desk.post(
        "/admin/staff/member/", {"action": "deactivate_members", "_selected_action": [ada.pk]}, follow=True
    )
    assert "is the last admin" in say(answer)
    answer = desk.post(f"/admin/staff/member/{ada.pk}/change/", {"name": "Ada", "email": ada.email, "roles": []})
    assert "Nobody would be left" in say(answer)
    answer = desk.post("/admin/staff/role/admin/change/", {"name": "Admin", "powers": [], "second_factor": "optional"})
    assert "Nobody would be left" in say(answer)
    assert desk.get("/admin/").status_code == 200


def test_a_changed_role_counts_at_the_next_request(desk: Client, ana: Member, mira: Customer, visit: Visit) -> None:
    browser = visit(ana)
    assert browser.get(mira.get_absolute_url()).status_code == 200
    desk.post("/admin/staff/role/agent/change/", {"name": "Agent", "powers": [], "second_factor": "optional"})
    assert browser.get(mira.get_absolute_url()).status_code == 404


def test_a_power_nobody_knows_is_refused(desk: Client) -> None:
    answer = desk.post(
        "/admin/staff/role/agent/change/", {"name": "Agent", "powers": ["fly"], "second_factor": "optional"}
    )
    assert answer.status_code == 200
    assert "fly" not in Role.objects.get(code="agent").powers


def test_integrations_authors_are_no_members_of_staff(desk: Client, ada: Member) -> None:
    issue_token("Web shop", scopes=[], by=ada)
    assert "integration.invalid" not in say(desk.get("/admin/staff/member/"))


def test_a_token_is_revoked_from_the_list(desk: Client, ada: Member) -> None:
    shop = issue_token("Web shop", scopes=[], by=ada).integration
    desk.post("/admin/staff/integration/", {"action": "revoke", "_selected_action": [shop.pk]})
    assert not Integration.objects.standing().exists()


def test_a_text_somebody_agreed_to_becomes_a_new_version(desk: Client) -> None:
    for text in ("May we call?", "May we call you?"):
        desk.post("/admin/customers/wording/add/", {"key": "test", "language": "en", "text": text})
    assert list(Wording.objects.filter(key="test").order_by("version").values_list("version", "text")) == [
        (1, "May we call?"),
        (2, "May we call you?"),
    ]


def test_what_admins_do_is_written_down(desk: Client, ada: Member) -> None:
    desk.post(
        "/admin/customers/channel/phone/change/",
        {"name": "Telephone", "icon": "phone", "cost_per_contact": "5", "personal": "on", "position": "10"},
    )
    assert Channel.objects.get(pk="phone").name == "Telephone"
    deed = Deed.objects.latest("pk")
    assert (deed.user, deed.object_repr) == (ada, "Telephone")
    assert "Telephone" in say(desk.get("/admin/staff/deed/"))


def test_the_log_is_looked_at_by_customer_and_never_counted_whole(desk: Client, mira: Customer, otto: Customer) -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = say(desk.get("/admin/customers/event/", {"q": str(mira.pk)}))
    assert "Mira" in page
    assert "Otto" not in page
    counts = [query["sql"] for query in queries if "COUNT(" in query["sql"] and "customers_event" in query["sql"]]
    assert counts
    assert all("LIMIT 10000" in sql for sql in counts)
    assert "Mira" not in say(desk.get("/admin/customers/event/", {"q": "x' OR 1=1"}))
    assert desk.get("/admin/customers/event/", {"q": "9" * 30}).status_code == 200


def test_the_log_takes_nothing_from_here(desk: Client, mira: Customer) -> None:
    event = Event.objects.first()
    for address in ("add/", f"{event.pk}/delete/", f"{event.pk}/change/"):
        assert desk.post(f"/admin/customers/event/{address}", {"post": "yes", "summary": "x"}).status_code == 403
