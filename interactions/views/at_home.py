"""What this room says on the home page."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from customers.models import Customer, Thread
from interactions.models import Look, Promise, Task
from staff.models import Member
from staff.rules.powers import Power

FEW = 8


def promised_shown(viewer: Member) -> dict[str, Any]:
    """What is late or falls due today, of what I promised."""
    tomorrow = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    owed = Promise.objects.visible_to(viewer).owed().of(viewer).filter(due_at__lt=tomorrow)
    promises = list(owed.select_related("customer")[: FEW + 1])
    return {
        "promises": promises[:FEW],
        "more": len(promises) > FEW,
        "topic": f"promises-{viewer.pk}",
        "may_settle": viewer.may(Power.RECORD_CONTACTS),
    }


def to_do_shown(viewer: Member) -> dict[str, Any]:
    """What I am to do for customers by today."""
    today = timezone.localdate()
    due = Task.objects.visible_to(viewer).open().of(viewer).filter(due__lte=today)
    tasks = list(due.select_related("customer__manager", "owner")[: FEW + 1])
    return {
        "tasks": tasks[:FEW],
        "more": len(tasks) > FEW,
        "topic": f"tasks-{viewer.pk}",
        "may_settle": viewer.may(Power.RECORD_CONTACTS),
    }


def waiting_shown(viewer: Member) -> dict[str, Any]:
    """Customers who wait for an answer: those of one's own book, then the others, the longest waiting first."""
    threads = Thread.objects.visible_to(viewer).unanswered().select_related("customer")
    mine = list(threads.filter(customer__manager=viewer).order_by("awaiting_since")[:FEW])
    room = FEW + 1 - len(mine)
    others = list(threads.exclude(customer__manager=viewer).order_by("awaiting_since")[:room]) if room else []
    return {"mine": mine, "others": others[: FEW - len(mine)], "more": len(mine) + len(others) > FEW}


def lately_shown(viewer: Member) -> dict[str, Any]:
    """Customers I looked at, the latest first."""
    looks = Look.objects.filter(member=viewer, customer__in=Customer.objects.visible_to(viewer))
    return {"looks": list(looks.select_related("customer").order_by("-looked_at")[:FEW])}
