import pytest
from django.test import Client

from staff.models import Member


def test_the_style_guide_is_for_admins(client: Client, ana: Member, ada: Member) -> None:
    client.force_login(ana)
    assert client.get("/styleguide/").status_code == 403
    client.force_login(ada)
    assert client.get("/styleguide/").status_code == 200


@pytest.mark.parametrize(("theme", "density"), [("dark", "dense"), ("light", "cosy")])
def test_the_page_wears_what_the_member_chose(client: Client, ada: Member, theme: str, density: str) -> None:
    Member.objects.filter(pk=ada.pk).update(theme=theme, density=density)
    client.force_login(ada)
    page = client.get("/styleguide/").content.decode()
    assert f'data-theme="{theme}" data-density="{density}"' in page


def test_letters_can_be_turned_off(client: Client, ada: Member) -> None:
    Member.objects.filter(pk=ada.pk).update(single_letter_keys=False)
    client.force_login(ada)
    assert 'data-letters="off"' in client.get("/styleguide/").content.decode()


def test_the_policy_allows_nothing_inline(client: Client, ada: Member) -> None:
    client.force_login(ada)
    policy = client.get("/styleguide/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
