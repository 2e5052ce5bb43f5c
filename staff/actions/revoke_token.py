from django.contrib.admin.models import CHANGE
from django.db import transaction
from django.utils import timezone

from staff.models import Deed, Integration, Member


@transaction.atomic
def revoke_token(integration: Integration, *, by: Member | None = None, because: str = "") -> bool:
    """Shut another system out, for good. Without `by` the system itself did it, on behalf of whoever issued the token.

    Answers whether the token was still good.
    """
    now = timezone.now()
    if not Integration.objects.standing().filter(pk=integration.pk).update(revoked_at=now):
        return False
    integration.revoked_at = now
    Deed.objects.record(
        f"Revoked the token. {because}".strip(), by=by or integration.made_by, about=integration, flag=CHANGE
    )
    return True
