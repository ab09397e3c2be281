"""A crowd that searches at once."""

import threading

import pytest

from forum.search import SearchBusy
from forum.search.turns import turn


def test_two_wait_for_who_searches_and_the_next_is_sent_away_at_once() -> None:
    answered: list[int] = []
    sent_away = threading.Semaphore(0)

    def search() -> None:
        try:
            with turn():
                answered.append(1)
        except SearchBusy:
            sent_away.release()

    crowd = [threading.Thread(target=search) for _ in range(5)]
    with turn():
        for other in crowd:
            other.start()
        # Three of the five: the other two wait, and nobody is answered yet.
        assert all(sent_away.acquire(timeout=30) for _ in range(3))
        assert not answered
        with pytest.raises(SearchBusy), turn():
            pass
    for other in crowd:
        other.join()
    assert len(answered) == 2
