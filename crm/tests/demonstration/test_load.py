"""What the loaded demonstration holds."""

from datetime import datetime, timedelta
from io import StringIO

from django.core.management import call_command
from django.db.models import Count, F, Max, Min, Q, Sum

from crm.demonstration.cast import PASSWORD, STAFF, address_of
from crm.demonstration.cdnow import read_purchases
from crm.demonstration.check import check, fingerprint
from crm.models import Demonstration
from customers.models import Consent, Customer, Event, Fact, Identity, Relationship, Thread
from interactions.models import Promise, Task, WebVisit
from purchases.actions.refresh_totals import refresh_totals
from purchases.models import Order
from staff.models import DemoAccount, Member
from value.actions.sort_into_needs import Sorted, sort_into_needs
from value.models import Need
from value.models.needs_of_the_base import needs_of_the_base


def test_every_buyer_and_every_cent_of_the_file_is_there(loaded: datetime) -> None:
    purchases = read_purchases()
    assert Customer.objects.count() == len({purchase.buyer for purchase in purchases}) == 2357
    stood = Order.objects.counted()
    assert stood.count() == len(purchases) == 6919
    assert stood.aggregate(total=Sum("total"))["total"] == sum(purchase.dollars for purchase in purchases)
    assert [finding for finding in check(Demonstration.objects.get()) if not finding.is_right] == []


def test_check_says_what_it_found(loaded: datetime) -> None:
    told = StringIO()
    call_command("demo", "--check", stdout=told)
    assert "purchases: 6,919, in the file 6,919" in told.getvalue()


def test_the_sums_of_all_orders_are_what_the_verbs_would_have_made_of_them(loaded: datetime) -> None:
    assert refresh_totals(Order.objects.values_list("pk", flat=True)) == 0


def test_the_last_purchase_is_today_and_nothing_lies_in_the_future(loaded: datetime) -> None:
    assert Order.objects.latest("placed_at").placed_at.astimezone(loaded.tzinfo).date() == loaded.date()
    latest = [
        Event.objects.aggregate(at=Max("happened_at"))["at"],
        Customer.objects.aggregate(at=Max("created_at"))["at"],
        Fact.objects.aggregate(at=Max("asserted_at"))["at"],
        Consent.objects.aggregate(at=Max("happened_at"))["at"],
        Promise.objects.aggregate(at=Max("made_at"))["at"],
        Task.objects.aggregate(at=Max("given_at"))["at"],
        Relationship.objects.aggregate(at=Max("since"))["at"],
        Thread.objects.aggregate(at=Max("closed_at"))["at"],
    ]
    assert max(latest) <= loaded


def test_the_log_stands_in_the_order_in_which_things_happened(loaded: datetime) -> None:
    moments = list(Event.objects.order_by("pk").values_list("happened_at", flat=True))
    assert moments == sorted(moments)


def test_nothing_happens_to_a_customer_before_we_know_them(loaded: datetime) -> None:
    told = Customer.objects.annotate(first=Min("events__happened_at"))
    assert not told.filter(first__lt=F("created_at")).exists()


def test_there_is_something_to_do_today(loaded: datetime) -> None:
    day = timedelta(days=1)
    midnight = loaded.replace(hour=0) + day
    owed = Promise.objects.owed()
    assert owed.filter(due_at__lt=loaded).count() >= 5
    assert owed.filter(due_at__gt=loaded, due_at__lt=midnight).count() >= 9
    assert owed.filter(due_at__gt=midnight, due_at__lt=midnight + day).count() >= 8
    assert Thread.objects.unanswered().count() >= 10
    tasks = Task.objects.open()
    assert tasks.filter(due__lt=loaded.date()).count() >= 5
    assert tasks.filter(due=loaded.date()).count() >= 5
    assert tasks.nobodys().exists()
    assert 30 <= owed.count() <= 120


def test_the_whole_cast_can_sign_in(loaded: datetime) -> None:
    for name, role in STAFF:
        member = Member.objects.get(email=address_of(name))
        assert member.check_password(PASSWORD)
        assert [held.code for held in member.roles.all()] == [role]
    assert DemoAccount.objects.count() == len(STAFF)


def test_reps_have_books_and_zoe_does_not_see_mira(loaded: datetime) -> None:
    rita, zoe = (Member.objects.get(name=name) for name in ("Rita", "Zoe"))
    mira = Customer.objects.get(name="Mira Lindqvist")
    assert mira in Customer.objects.visible_to(rita)
    assert mira not in Customer.objects.visible_to(zoe)
    for rep in (rita, zoe):
        assert 30 < Customer.objects.visible_to(rep).count() < 100


def test_names_come_in_many_scripts_and_reach_nobody(loaded: datetime) -> None:
    letters = "".join(Customer.objects.values_list("name", flat=True))
    for letter in "ßłşñéЮمηå鈴'":
        assert letter in letters
    emails = Identity.objects.filter(kind=Identity.Kind.EMAIL)
    assert not emails.exclude(normalised__endswith=".example").exists()


def test_a_promise_that_was_not_kept_in_time_broke_because_it_was_made(loaded: datetime) -> None:
    broken = Event.objects.filter(name="promise.broken")
    causes = Event.objects.in_bulk(broken.values_list("cause_id", flat=True))
    assert broken.exists()
    for event in broken:
        made = causes[event.cause_id]
        assert (made.about_kind, made.about_id) == (event.about_kind, event.about_id)
        assert event.depth == 1


def test_first_purchases_come_back_too(loaded: datetime) -> None:
    assert Event.objects.filter(name="order.returned", details__first_purchase=True).exists()


def test_some_orders_were_called_off_and_some_came_back_in_part(loaded: datetime) -> None:
    called_off = Order.objects.filter(state=Order.State.CANCELLED)
    assert 15 <= called_off.count() <= 80
    told = Event.objects.filter(name="order.cancelled", about_id__in=called_off.values("pk"))
    assert told.count() == called_off.count()
    for whole in (True, False):
        assert Event.objects.filter(name="order.returned", details__whole=whole).exists()


def test_visits_to_the_web_site_are_told_as_the_tracker_tells_them(loaded: datetime) -> None:
    told = Event.objects.filter(name="web.visited")
    visits = WebVisit.objects.in_bulk(told.values_list("about_id", flat=True))
    assert len(visits) == told.count() > 100
    for event in told:
        assert event.details == {"entry": visits[event.about_id].entry}
        assert visits[event.about_id].event_id == event.pk


def test_most_customers_have_a_history_worth_reading(loaded: datetime) -> None:
    told = Customer.objects.annotate(
        talks=Count("events", filter=Q(events__name="contact.recorded")), told=Count("events")
    ).aggregate(talked=Count("pk", filter=Q(talks__gt=0)), most=Max("told"))
    assert told["talked"] > 700
    assert told["most"] > 100


def test_what_customers_said_shows_their_needs_from_that_moment_on(loaded: datetime) -> None:
    base = needs_of_the_base()
    assert len(base.groups) == 6
    assert all(each.customers >= 20 for each in base.groups)
    mira = Need.objects.get(customer__name="Mira Lindqvist", group__name="Works with music")
    said = mira.customer.events.get(name="need.found", summary="Works with music")
    assert (mira.since, said.happened_at) == (said.happened_at, mira.since)
    assert Event.objects.get(pk=said.cause_id).name == "fact.asserted"
    found = Event.objects.filter(name="need.found").count()
    assert sort_into_needs(at=loaded) == Sorted(0, 0)
    assert found == Need.objects.count()


def test_another_load_changes_nothing(loaded: datetime) -> None:
    before = fingerprint()
    call_command("demo")
    assert fingerprint() == before
