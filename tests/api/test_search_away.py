"""The JSON search while there is no index."""

from tests.fixtures.house import Browser


def test_a_program_is_told_to_come_again_while_the_index_is_built(client: Browser) -> None:
    answer = client.get("/api/v1/search?q=march")
    assert answer.status_code == 503
    assert answer.get_json() == {"error": "The search index is being built. Please try again in a minute."}
