"""Dee gives her log-in a second step: a passkey in a real browser, and an app without any script."""

import re
from collections.abc import Callable, Iterator

import pyotp
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from forum.clock import utc_now
from forum.rules.members.second_factors import step_of
from tests.browser.steps import fill, follow, press, see, see_title
from tests.fixtures.browser import ACT_WITHIN_MS, HEIGHT, Watch
from tests.fixtures.house import PASSWORD
from tests.fixtures.served import ServedHouse

pytestmark = pytest.mark.browser
OpenWindow = Callable[..., Page]


@pytest.fixture
def open_window(served: ServedHouse, chromium_browser: Browser) -> Iterator[OpenWindow]:
    """Opens a window by the name of the host: an address can't have passkeys."""
    host = f"localhost:{served.port}"
    watch, contexts = Watch(host), list[BrowserContext]()

    def open_one(*, has_scripts: bool = True) -> Page:
        context = chromium_browser.new_context(
            base_url=f"http://{host}",
            viewport={"width": 320, "height": HEIGHT},
            java_script_enabled=has_scripts,
        )
        context.set_default_timeout(ACT_WITHIN_MS)
        watch.follow(context)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert not watch.faults, "\n".join(watch.faults)


def log_in(page: Page, name: str) -> None:
    page.goto("/login")
    fill(page, "User name or email address", name)
    fill(page, "Password", PASSWORD)
    press(page, "Log in")


def plug_in(page: Page) -> None:
    """A made-up device that keeps passkeys and says yes, as Chromium has for tests."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    line.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def test_dee_logs_in_with_a_passkey_or_a_recovery_code(open_window: OpenWindow) -> None:
    page = open_window()
    plug_in(page)
    log_in(page, "dee")
    page.goto("/me/security")
    follow(page, "Add a passkey")
    fill(page, "Name of the passkey (optional)", "My phone")
    fill(page, "Password", PASSWORD)
    press(page, "Make the passkey")
    see_title(page, "Your recovery codes")
    codes = page.locator("strong.key").all_inner_texts()
    assert len(codes) == 10
    follow(page, "I have kept them")
    see(page, "My phone")
    page.goto("/me")
    press(page, "Log out")
    log_in(page, "dee")
    see_title(page, "One more step")
    press(page, "Use a passkey")
    expect(page).to_have_url(re.compile(r"/$"))
    page.goto("/me/security")
    see(page, re.compile("last used"))

    elsewhere = open_window()
    plug_in(elsewhere)
    log_in(elsewhere, "dee")
    press(elsewhere, "Use a passkey")
    see(elsewhere, "The passkey was not used. You can try again.")
    fill(elsewhere, "Code", codes[0])
    press(elsewhere, "Log in")
    elsewhere.goto("/me/security")
    see(elsewhere, "A recovery code was used to log in")

    page.goto("/me/security")
    follow(page, "Remove My phone")
    fill(page, "Password", PASSWORD)
    press(page, "Remove it")
    log_in(open_window(), "dee")


def test_an_app_works_without_any_script(open_window: OpenWindow) -> None:
    page = open_window(has_scripts=False)
    log_in(page, "cleo")
    page.goto("/me/security")
    follow(page, "Add an app")
    fill(page, "Password", PASSWORD)
    press(page, "Carry on")
    secret = page.locator("strong.key").inner_text().replace("-", "")
    fill(page, "Code that the app shows", pyotp.TOTP(secret).generate_otp(step_of(utc_now(), -1)))
    press(page, "Use this app")
    see_title(page, "Your recovery codes")
    page.goto("/me")
    press(page, "Log out")
    log_in(page, "cleo")
    see_title(page, "One more step")
    expect(page.get_by_role("button", name="Use a passkey")).to_have_count(0)
    fill(page, "Code", pyotp.TOTP(secret).generate_otp(step_of(utc_now())))
    press(page, "Log in")
    page.goto("/me")
    see_title(page, "Hello, cleo")
    page.goto("/me/security/app/remove")
    fill(page, "Password", PASSWORD)
    press(page, "Remove it")
    see(page, "The authenticator app was removed")
