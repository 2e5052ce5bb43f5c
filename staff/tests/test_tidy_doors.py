from datetime import timedelta

import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from staff.actions.hand_out_password_link import hand_out_password_link
from staff.actions.tidy_doors import tidy_doors
from staff.models import Member, PasswordLink, SignIn, WrongPassword


def test_what_opens_nothing_any_more_is_thrown_away(ana: Member, ada: Member, client: Client) -> None:
    client.force_login(ana)
    WrongPassword.objects.create(username="x", failures_since_start=1)
    hand_out_password_link(ana, by=ada)
    tidy_doors()
    assert [kind.objects.count() for kind in (Session, WrongPassword, PasswordLink, SignIn)] == [1, 1, 1, 1]
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        tidy_doors()
    assert [kind.objects.count() for kind in (Session, WrongPassword, PasswordLink, SignIn)] == [0, 0, 0, 0]
