from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from staff.models import PasswordLink, SignIn, WrongPassword

# As long as somebody may have to be told who came in.
SIGN_INS_KEPT = timedelta(days=365)
WRONG_PASSWORDS_KEPT = timedelta(days=1)
LINKS_KEPT = timedelta(days=30)


def tidy_doors() -> None:
    """Throw away what opens nothing any more: sessions that are over, counted attempts, old links, old sign-ins."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    WrongPassword.objects.filter(attempt_time__lt=now - WRONG_PASSWORDS_KEPT).delete()
    PasswordLink.objects.filter(made_at__lt=now - LINKS_KEPT).delete()
    SignIn.objects.filter(attempt_time__lt=now - SIGN_INS_KEPT).delete()
