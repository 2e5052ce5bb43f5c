"""Through the doors in a real browser: in, with a second factor, out again; and what the browser itself refuses."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django_otp.oath import totp
from playwright.sync_api import Page, expect

from staff.actions.hand_out_password_link import hand_out_password_link
from staff.models import DemoAccount, Member, Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

PASSWORD = "four herons over the lake"
LISTEN = "addEventListener('securitypolicyviolation', (event) => console.error('refused ' + event.effectiveDirective))"


@pytest.fixture
def refused(page: Page) -> list[str]:
    """What the policy of our pages made the browser refuse."""
    heard: list[str] = []
    page.add_init_script(LISTEN)
    page.on("console", lambda message: heard.append(message.text) if message.text.startswith("refused") else None)
    return heard


@pytest.fixture
def known(ana: Member) -> Member:
    ana.set_password(PASSWORD)
    ana.save()
    return ana


def give_password(page: Page, site: str, password: str = PASSWORD) -> None:
    page.goto(f"{site}/sign-in/?next=/settings/")
    page.get_by_label("E-mail").fill("ana@picket.test")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def code_for(key: str) -> str:
    from base64 import b32decode

    plain = key.replace(" ", "")
    return f"{totp(b32decode(plain + '=' * (-len(plain) % 8))):06d}"


def test_a_required_second_factor_from_the_first_sign_in_to_a_recovery_code(
    live_server: Any, page: Page, known: Member, refused: list[str]
) -> None:
    Role.objects.filter(code="agent").update(second_factor="required")
    give_password(page, live_server.url, "not this one")
    expect(page.get_by_text("do not belong together")).to_be_visible()
    give_password(page, live_server.url)
    expect(page).to_have_url(f"{live_server.url}/settings/second-factor/")

    page.get_by_text("No camera?").click()
    page.get_by_label("Code").fill(code_for(page.locator("code.key").inner_text()))
    page.get_by_role("button", name="Turn it on").click()
    codes = page.locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    page.get_by_role("link", name="I have them").click()
    expect(page).to_have_url(f"{live_server.url}/settings/")

    page.locator("[popovertarget=member-menu]").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Your settings")).to_have_count(0)

    give_password(page, live_server.url)
    page.get_by_label("Code").fill(codes[0])
    page.get_by_role("button", name="Go on").click()
    expect(page).to_have_url(f"{live_server.url}/settings/")
    assert refused == []


def test_a_new_password_may_be_looked_at_and_opens_the_door(
    live_server: Any, page: Page, ana: Member, ada: Member
) -> None:
    page.goto(f"{live_server.url}/welcome/{hand_out_password_link(ana, by=ada)}/")
    field = page.get_by_label("New password")
    field.fill(PASSWORD)
    page.get_by_role("button", name="Show what I type").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Your password is set")).to_be_visible()
    give_password(page, live_server.url)
    expect(page).to_have_url(f"{live_server.url}/settings/")


def test_the_demonstration_is_one_click_away(live_server: Any, page: Page, known: Member) -> None:
    DemoAccount.objects.create(member=known, password=PASSWORD)
    page.goto(f"{live_server.url}/sign-in/?next=/settings/")
    page.get_by_role("button", name="Ana").click()
    expect(page).to_have_url(f"{live_server.url}/settings/")


def test_the_browser_runs_no_script_that_is_not_a_file_of_ours(
    live_server: Any, page: Page, known: Member, refused: list[str]
) -> None:
    """(Playwright's own `evaluate` switches the ban on `eval` off; the others hold.)"""
    page.goto(f"{live_server.url}/sign-in/")
    tried = page.evaluate(
        """async () => {
            const tries = {
                "address of a script": () => { document.createElement("script").src = "/static/js/main.js"; },
                "text of a script": () => { document.createElement("script").text = "1"; },
                "inline handler": () => { document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="window.ran = 1">'); },
            };
            const got = {};
            for (const [name, go] of Object.entries(tries)) { try { go(); got[name] = "went"; } catch { got[name] = "refused"; } }
            await new Promise((done) => setTimeout(done, 300));
            return {...got, "inline handler": window.ran ? "went" : "refused"};
        }"""
    )
    assert set(tried.values()) == {"refused"}, tried
    assert refused


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_at_the_doors(live_server: Any, browser: Any, ada: Member, theme: str) -> None:
    ada.set_password(PASSWORD)
    ada.save()
    DemoAccount.objects.create(member=ada, password=PASSWORD)
    # Axe measures with styles of its own, which our policy would refuse.
    page = browser.new_page(bypass_csp=True, color_scheme=theme, viewport={"width": 1366, "height": 768})
    page.goto(f"{live_server.url}/sign-in/")
    found = serious(page)
    page.get_by_role("button", name="Ada").click()
    for address in ("/settings/second-factor/", "/settings/password/", "/integrations/", "/staff/powers/"):
        page.goto(live_server.url + address)
        found += serious(page)
    page.close()
    assert found == []


def serious(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [
        f"{page.url} {rule['id']} {rule['nodes'][0]['html'][:120]}"
        for rule in violations
        if rule["impact"] in {"serious", "critical"}
    ]
