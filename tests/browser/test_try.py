import pytest
from playwright.sync_api import Page
from tests.browser.steps import log_in
pytestmark = pytest.mark.browser

def test_log_in(page: Page) -> None:
    log_in(page, "ana")
