"""The JSON search while there is no index, and for pages of other sites."""

import pytest

from tests.fixtures.house import ORIGIN, Browser


def test_a_program_is_told_to_come_again_while_the_index_is_built(client: Browser) -> None:
    answer = client.get("/api/v1/search?q=march")
    assert answer.status_code == 503
    assert answer.get_json() == {"error": "The search index is being built. Please try again in a minute."}


def test_a_page_of_another_site_may_read_the_answer_without_anybodys_cookie(client: Browser) -> None:
    answer = client.get("/api/v1/search?q=march", headers={"Origin": "https://clinic.example.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_browser_that_asks_first_is_told_that_reading_is_fine(client: Browser) -> None:
    headers = {"Origin": "https://clinic.example.org", "Access-Control-Request-Method": "GET"}
    with client.fresh():
        answer = client.client.options("/api/v1/search", headers=headers, base_url=ORIGIN)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert set(answer.headers["Access-Control-Allow-Methods"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


@pytest.mark.parametrize("path", ["/", "/search?q=march", "/feeds/search?q=march", "/exercises", "/me"])
def test_nothing_else_is_open_to_pages_of_other_sites(ana: Browser, path: str) -> None:
    answer = ana.get(path, headers={"Origin": "https://clinic.example.org"})
    assert "Access-Control-Allow-Origin" not in answer.headers
