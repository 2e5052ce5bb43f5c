import secrets
from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.admin.models import ADDITION
from django.db import transaction

from staff.models import Deed, Integration, Member
from staff.rules.scopes import Scope
from staff.rules.tokens import ALPHABET, BEGINNING, NAME_LENGTH, SECRET_LENGTH, digest_of, prefix_of


class Issued(NamedTuple):
    """A new integration and its token, which exists in clear only here."""

    integration: Integration
    token: str


@transaction.atomic
def issue_token(name: str, *, scopes: Iterable[Scope], by: Member) -> Issued:
    """Let another system in. The token is answered once and cannot be had again."""
    token = BEGINNING + "".join(secrets.choice(ALPHABET) for _ in range(NAME_LENGTH + SECRET_LENGTH))
    integration = Integration.objects.create(
        name=name,
        scopes=sorted(Scope(scope).value for scope in scopes),
        prefix=prefix_of(token),
        digest=digest_of(token),
        author=author_called(name, prefix_of(token)),
        made_by=by,
    )
    Deed.objects.record(f"Issued a token: {', '.join(integration.scopes)}", by=by, about=integration, flag=ADDITION)
    return Issued(integration, token)


def author_called(name: str, prefix: str) -> Member:
    """A name to sign with in the log: a member without powers or password, who never signs in."""
    return Member.objects.create_user(f"{prefix.lower()}@integration.invalid", None, name=name, is_active=False)
