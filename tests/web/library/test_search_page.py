"""The search page: what can be chosen, what is counted, and who finds what."""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from forum.actions.moderation import moderation
from forum.actions.routines import saves
from forum.rules.routines.routines import Card, Item
from forum.search.kit.document import KINDS
from tests.fixtures.house import Browser, Maker

SITTING_ALONE = {
    "positions": ["seated"], "has_support": "yes", "has_company": "no", "can_use_floor": "no",
    "may_close_eyes": "no", "things": ["chair"], "day": "green",
}  # fmt: skip
SEATED = Card(title="Balance from my chair", items=(Item(exercise_id="seated-march", reps=5),))
STANDING = Card(title="Balance at the counter, balance all day", items=(Item(exercise_id="tandem-walk", reps=5),))


@pytest.fixture
def talk(make: Maker, ana: Browser, cleo: Browser, work: Callable[[], int]) -> dict[str, int]:
    """Two cards, two threads and a reply about balance."""
    things = {
        "seated": make.routine(ana.person, SEATED),
        "standing": make.routine(ana.person, STANDING),
        "foam": make.thread(ana.person, "Foam and my balance", body="I stand on foam."),
        "boat": make.thread(cleo.person, "Balance on a boat", body="It rocks, and foam flies."),
    }
    things["reply"] = make.reply(ana.person, things["boat"], "My balance is better for it, on foam.")
    work()
    return things


def page(browser: Browser, **asked: str | list[str]) -> str:
    answer = browser.get(f"/search?{urlencode(asked, doseq=True)}")
    assert answer.status_code == 200
    return html.unescape(answer.text[answer.text.index("<main") :])


def hits(text: str) -> list[str]:
    return re.findall(r'<article class="hit">.*?<h3><a href="([^"]+)"', text, re.DOTALL)


def total(text: str) -> int:
    found = re.search(r"([\d,]+) things? found", text)
    return int(found[1].replace(",", "")) if found else 0


def counted(text: str) -> Iterator[tuple[str, str, int]]:
    """Each link of the filters: words, address, count."""
    for url, words, count in re.findall(
        r'<li><a href="([^"]+)"[^>]*><span>([^<]+)</span> <span class="count">([\d,]+)</span>', text
    ):
        yield words, url, int(count.replace(",", ""))


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "balance"},
        {"q": "balance on my own"},
        {"q": "balance", "position": "seated"},
        {"q": "balance", "level": "2", "helper": "alone"},
        {"q": "balance position:seated", "kind": "exercise"},
        {"q": "foam", "kind": ["thread", "post"]},
        {"q": "balance", "kind": "routine"},
        {"q": "can't stand", "modality": "resistance"},
        {"q": "", "position": "lying"},
        {"q": "foam category:balance"},
    ],
    ids=str,
)
def test_every_count_is_what_pressing_it_gives(
    client: Browser, talk: dict[str, int], asked: dict[str, str | list[str]]
) -> None:
    links = list(counted(page(client, **asked)))
    assert len(links) > 3
    for words, url, count in links:
        answer = client.get(url)
        assert total(answer.text) == count, (words, url)


def test_a_press_adds_a_chip_that_takes_it_back(client: Browser, talk: dict[str, int]) -> None:
    first = page(client, q="balance")
    url = next(url for words, url, _ in counted(first) if words == "Sitting")
    pressed = html.unescape(client.get(url).text)
    chip = re.search(r'<a class="chip removable" href="([^"]+)">Sitting ', pressed)
    assert chip
    assert total(client.get(chip[1]).text) == total(first)
    assert 'aria-current="true"><span>Sitting</span>' in pressed


def test_an_operator_among_the_words_is_a_chip_that_leaves_the_words(client: Browser, talk: dict[str, int]) -> None:
    text = page(client, q="balance level:2")
    chip = re.search(r'<a class="chip removable" href="([^"]+)">Level 2', text)
    assert chip
    assert chip[1] == "/search?q=balance"


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"q": "balance colour:red"}, "“colour:” can’t be searched by. You can use kind:"),
        ({"q": "balance level:9"}, "After “level:” write a number from 1 (gentlest) to 5 (hardest)"),
        ({"q": "balance", "level": "9"}, "After “level:” write a number"),
        (
            {"q": "balance", "kind": "recipe"},
            "After “kind:” write thread, post, routine, exercise, digest, study or resource",
        ),
        ({"q": 'balance exercise:"moon walk"'}, "We have no exercise called “moon-walk”"),
        ({"q": "balance -kind:post"}, "A minus works before a word"),
        ({"q": "balance status:hidden"}, "Only moderators can search by status"),
        ({"q": "balance in:saved"}, "Log in to search what you saved or wrote"),
    ],
    ids=str,
)
def test_what_can_not_be_used_says_so_and_the_rest_is_searched(
    client: Browser, talk: dict[str, int], asked: dict[str, str], says: str
) -> None:
    text = page(client, **asked)
    assert says in text
    assert total(text) == total(page(client, q="balance")) > 0


def test_programs_are_told_what_was_searched_as_nothing(client: Browser, talk: dict[str, int]) -> None:
    found = client.get("/api/v1/search?q=balance+colour:red&level=9&kind=recipe").get_json()
    assert [one for one in found["corrected"] if not one["searched"]] == [
        {"typed": "colour:red", "searched": ""},
        {"typed": "level:9", "searched": ""},
        {"typed": "kind:recipe", "searched": ""},
    ]
    chosen = client.get("/api/v1/search?q=balance&position=seated").get_json()["understood"]
    assert {"facet": "position", "value": "seated", "exclude": False, "words": "position:seated"} in chosen


def test_only_titles_are_looked_into_when_that_is_asked(client: Browser, talk: dict[str, int]) -> None:
    threads = ["thread", "post"]
    assert total(page(client, q="foam", kind=threads)) == 3
    assert [url.split("/")[2] for url in hits(page(client, q="foam in:title", kind=threads))] == [str(talk["foam"])]
    for url in hits(page(client, q="foam in:title", kind="exercise")):
        assert "foam" in client.get(url).text.split("</h1>")[0].lower()


def test_cards_and_talk_with_an_exercise_are_found_by_any_of_its_names(client: Browser, talk: dict[str, int]) -> None:
    for name in ("seated-march", "Seated march", "seated marching"):
        cards = hits(page(client, exercise=name, kind="routine"))
        assert [url.split("/")[2] for url in cards] == [str(talk["seated"])], name
    assert hits(page(client, q='exercise:"seated march"', kind="exercise")) == ["/exercises/seated-march"]


def test_the_newest_or_the_oldest_comes_first(
    client: Browser, make: Maker, ana: Browser, work: Callable[[], int]
) -> None:
    ids = [
        make.thread(ana.person, f"Wobble {n}", body="Wobble.", now=make.now.replace(year=2020 + n)) for n in range(3)
    ]
    work()
    for order, wanted in (("latest", ids[::-1]), ("oldest", ids)):
        text = page(client, q="wobble", kind="thread", order=order)
        assert [int(url.split("/")[2]) for url in hits(text)] == wanted
        assert re.search(r'aria-current="page"><span class="words">(Newest|Oldest)', text)


def test_the_most_helpful_card_comes_first(client: Browser, talk: dict[str, int], cleo: Browser) -> None:
    cleo.post(f"/routines/{talk['seated']}/helpful")
    liked = hits(page(client, q="balance", kind="routine", order="helpful"))
    assert liked[0].split("/")[2] == str(talk["seated"])


@pytest.mark.parametrize("number", ["7", "99", "1000000000", "9" * 60])
def test_a_page_behind_the_last_is_the_last_and_says_so(client: Browser, talk: dict[str, int], number: str) -> None:
    last = page(client, q="balance", kind="exercise", page=number)
    assert re.search(r"There are \d+ pages of this. This is the last one.", last)
    assert hits(last)


@pytest.mark.parametrize("number", ["0", "-3", "two", "", "١"])
def test_a_page_that_is_none_is_the_first(client: Browser, talk: dict[str, int], number: str) -> None:
    first = hits(page(client, q="balance", kind="exercise"))
    assert hits(page(client, q="balance", kind="exercise", page=number)) == first


def test_every_page_of_a_kind_has_other_things(client: Browser, talk: dict[str, int]) -> None:
    first = page(client, q="balance", kind="exercise")
    pages = -(-total(first) // 15)
    everything = [
        url for n in range(1, pages + 1) for url in hits(page(client, q="balance", kind="exercise", page=str(n)))
    ]
    assert len(everything) == len(set(everything)) == total(first) > 15


def test_a_list_of_the_forum_has_each_thread_once_and_says_what_is_counted(
    client: Browser, talk: dict[str, int], make: Maker, cleo: Browser, work: Callable[[], int]
) -> None:
    for n in range(20):
        make.reply(cleo.person, make.thread(cleo.person, f"Balance {n}", body="My balance."), "Balance, again.")
    work()
    forum: dict[str, str | list[str]] = {"q": "balance", "kind": ["thread", "post"]}
    pages = [page(client, **forum, page=str(n)) for n in (1, 2)]
    threads = [re.match(r"/t/(\d+)/", url)[1] for text in pages for url in hits(text)]  # type: ignore[index]
    assert [total(text) for text in pages] == [43, 43]
    assert "43 posts in 22 threads. Each thread is listed once, by the post that fits best." in pages[0]
    assert len(threads) == len(set(threads)) == 22
    assert sum(text.count("1 more post of this thread found") for text in pages) == 21
    assert "by its newest post." in page(client, **forum, order="latest")


def test_programs_are_told_each_post_by_itself(client: Browser, talk: dict[str, int]) -> None:
    asked = "/api/v1/search?q=foam&kind=thread&kind=post"
    answer = client.get(asked).get_json()
    assert answer["total"] == len(answer["hits"]) == 3
    assert set(answer["hits"][0]) == {"kind", "id", "title", "url", "excerpt", "score"}


def test_who_looks_for_her_own_posts_sees_each_of_them(cleo: Browser, talk: dict[str, int], make: Maker) -> None:
    make.reply(cleo.person, talk["boat"], "Balance once more.")
    mine = page(cleo, q="balance in:mine", kind=["thread", "post"])
    assert len(hits(mine)) == total(mine) == 2
    assert "Each thread" not in mine


def test_where_nothing_fits_one_condition_less_is_offered_with_what_it_gives(
    client: Browser, talk: dict[str, int]
) -> None:
    text = page(client, q="sitting", position="lying", kind="exercise")
    assert "Nothing fits all of that" in text
    offers = re.findall(r'href="([^"]+)"[^>]*>[^<]*(?:<svg.*?</svg>)?\s*Without “([^”]+)”: ([\d,]+) thing', text)
    assert offers
    for url, _, count in offers:
        assert total(client.get(url).text) == int(count)


# In whose name


def test_cleo_finds_what_she_saved_and_nobody_else_does(
    cleo: Browser, ana: Browser, talk: dict[str, int], make: Maker
) -> None:
    saves.keep(cleo.person, talk["seated"], make.now)
    mine = page(cleo, q="balance", **{"in": "saved"})
    assert [url.split("/")[2] for url in hits(mine)] == [str(talk["seated"])]
    assert hits(page(ana, q="balance in:saved")) == []


def test_a_shared_search_in_mine_is_its_openers_own(cleo: Browser, ana: Browser, talk: dict[str, int]) -> None:
    asked = {"q": "foam", "in": "mine"}
    assert [url.split("/")[2] for url in hits(page(cleo, **asked))] == [str(talk["boat"])]
    own = hits(page(ana, **asked))
    assert len(own) == 2
    assert f"/t/{talk['foam']}/" in own[0] + own[1]


def test_ana_finds_her_own_private_card_and_only_she(
    ana: Browser,
    ben: Browser,
    cleo: Browser,
    client: Browser,
    talk: dict[str, int],
    make: Maker,
    work: Callable[[], int],
) -> None:
    make.routine(ana.person, replace(SEATED, title="Zither stretches"), state="private")
    work()
    assert "</mark> stretches" in page(ana, q="zither in:mine")
    for browser in (ana, ben, cleo, client):
        for asked in ({"q": "zither"}, {"q": "zither", "kind": "routine"}):
            assert hits(page(browser, **asked)) == []
    assert hits(page(ben, q="zither in:mine")) + hits(page(ben, q="zither status:hidden")) == []


@pytest.mark.parametrize("words", ["warmup", "warm up", '"warm-up zithers"', "平衡", "in:title warmup", "zíther"])
def test_what_ana_wrote_herself_is_found_however_it_is_written(
    ana: Browser, make: Maker, work: Callable[[], int], words: str
) -> None:
    make.routine(ana.person, replace(SEATED, title="Warm-up zithers: 平衡练习, Strasse"), state="private")
    work()
    assert "zithers" in page(ana, q=f"{words} in:mine")
    assert "zithers" not in page(ana, q="notable in:mine")


@pytest.fixture
def hidden(talk: dict[str, int], make: Maker, ana: Browser, ben: Browser, work: Callable[[], int]) -> int:
    """A reply about zithers that Ben hid."""
    post = make.reply(ana.person, talk["boat"], "Zither, and my phone number is my own.")
    work()
    moderation.hide(ben.person, "post", post, "It is private.", make.now)
    work()
    return post


def test_a_moderator_finds_a_hidden_post(ben: Browser, dee: Browser, hidden: int) -> None:
    for browser in (ben, dee):
        assert "my own" in page(browser, q="zither status:hidden")
        assert "my own" in page(browser, q="zither", status="hidden")
        assert "my own" in page(browser, q="", status="hidden")
    assert "my own" not in page(ben, q="zither")


def test_nobody_else_learns_of_a_hidden_post(
    client: Browser, cleo: Browser, okafor: Browser, hidden: int, talk: dict[str, int]
) -> None:
    for browser in (client, cleo, okafor):
        text = page(browser, q="balance status:hidden")
        assert "Only moderators can search by status" in text
        assert total(text) == total(page(browser, q="balance"))
        assert list(counted(text)) != []
        assert "my own" not in text
        for asked in ("zither", "zither status:hidden", "zither in:title", "zither order:latest"):
            assert "my own" not in page(browser, q=asked)
        assert "Boat" not in browser.get("/search/suggest?q=zither").text
        assert "my own" not in browser.get("/feeds/search?q=zither+status:hidden").text
        assert browser.get("/api/v1/search?q=zither&status=hidden&kind=post").get_json()["total"] == 0


def test_its_author_finds_it_among_what_she_wrote(ana: Browser, cleo: Browser, hidden: int) -> None:
    assert "my own" in page(ana, q="zither in:mine")
    assert "my own" not in page(cleo, q="zither in:mine")


# What fits one first


def test_what_fits_cleo_comes_first_and_the_page_says_so(cleo: Browser, client: Browser, talk: dict[str, int]) -> None:
    assert cleo.post("/me/fit", SITTING_ALONE).status_code == 303
    text = page(cleo, q="balance", kind="exercise")
    assert "What fits your answers comes first" in text
    off = re.search(r'href="([^"]+)">Order by the words alone', text)
    assert off
    first = re.findall(r'<article class="hit">.*?</article>', text, re.DOTALL)[:5]
    assert all("Sitting" in one and "No one else needed" in one for one in first)
    plain = html.unescape(cleo.get(off[1]).text)
    assert hits(plain) == hits(page(client, q="balance", kind="exercise"))
    assert "Put what fits me first" in plain
    assert total(plain) == total(text)
    cards = [url.split("/")[2] for url in hits(page(cleo, q="balance", kind="routine"))]
    assert cards.index(str(talk["seated"])) < cards.index(str(talk["standing"]))


def test_one_members_order_is_nobody_elses(cleo: Browser, ana: Browser, client: Browser, talk: dict[str, int]) -> None:
    before = [(browser, page(browser, q="balance", kind="exercise")) for browser in (ana, client)]
    cleo.post("/me/fit", SITTING_ALONE)
    page(cleo, q="balance", kind="exercise")
    for browser, text in before:
        after = page(browser, q="balance", kind="exercise")
        assert hits(after) == hits(text)
        assert "What fits your answers" not in after
    answer = cleo.get("/search?q=balance")
    assert "private" in answer.headers["Cache-Control"] or "no-store" in answer.headers["Cache-Control"]


def test_every_operator_can_be_chosen_in_a_form_and_shared(client: Browser, ben: Browser, talk: dict[str, int]) -> None:
    text = page(ben, q="balance")
    form = text[text.index('class="exact') :]
    names = set(re.findall(r'<(?:select|input)[^>]* name="(\w+)"', form))
    wanted = {
        "position", "helper", "level", "modality", "equipment", "support", "phase", "reviewed", "exercise", "trusted",
        "category", "author", "tag", "after", "before", "in", "status", "order",
    }  # fmt: skip
    assert names >= wanted
    strangers = page(client, q="balance")
    assert 'name="status"' not in strangers


@pytest.mark.parametrize("words", ["boat", "foam", "tandem", "zzyzx"])
@pytest.mark.parametrize("order", ["relevance", "latest", "oldest", "helpful"])
def test_cleo_orders_what_only_some_kinds_or_none_have(
    cleo: Browser, talk: dict[str, int], words: str, order: str
) -> None:
    every = page(cleo, q=words, order=order)
    assert total(every) == sum(total(page(cleo, q=words, order=order, kind=kind)) for kind in KINDS)
