"""How long cooking takes: `python bench/cook.py` prints a typical post's mean and the worst hostile posts."""

from time import process_time

from forum.errors import Refused
from forum.rules.kit.limits import POST_CHARS
from forum.text.contacts.contacts import mask_contacts
from forum.text.markup.cook import cook
from forum.text.markup.mentions import find_exercise_ids, find_mentions

NAMES = {"ben": "Ben"}
EXERCISES = {"wall-squat": "Wall squat"}
TYPICAL = """My physical therapist gave me three things to do at home, and @Ben asked me to write them down.

- [[wall-squat]] with a ball behind my back, **10 times**, rest, then 10 more
- Marching on a low step, 10 times on each side, one hand on the rail
- Feet together on foam, 5 times 30 seconds, with someone standing next to me

I do them in the morning, before it gets warm, because heat makes my legs heavy by noon. On a bad day I leave the foam
out and only do the squats. If I feel dizzy I sit down and stop. It took about four weeks until the stairs felt easier.

## What I still wonder

Does anybody do the marching in a pool? I read [this page](https://example.org/water) and it says that water up to the
chest makes it easier to lift the knees. I would like to hear how you got in and out, and who was with you. Thank you
for reading this long message.
"""

# Each is repeated up to the longest post; of three, the middle one between the two others.
HOSTILE = (
    "[", "]", "![", "[]", "[a](", "[a](b", "[a](<b", '[a](b "', "![](", "![[]](", "[x", "[[wall-squat",
    "[[wall-squat]] ", "*", "*a ", "**a _b ", "*a**b***c", "a**b*c* ", "_a_", "~~a ", "* [", "@ben ",
    "@Ben_", "@", "a@", "[^a]", "\\", "`", "[`", "`a`` ", "&", "&amp;", "&#64;", "<", "<a@b ", "<http:",
    "<http://a", "a ://", "http ://", "http://", "https://a.b ", "https://a.b/(", "http://a@", "http://[",
    ">", "> a\n", "> - ", "- ", "-\n", "- a\n", "1. ", "#", "# a\n", "a\n", "\n", " ", "\t", "    a\n\n",
    "```\n", "~~~~", "* a\n 1. b\n", "- - - - - a\n", "|", "|a", "a|b\n-|-\n", "=\n", "-", "+ \n\n",
    "[a]: b\n", "[a]: /b '", "\u0301\u0327", "\U0001f469\u200d", "\u202e", "\x00", "\ud800", "1 ", "0 0",
    "07700 ", "+1 ", "a at ", "a dot ", "a @ ", "a.", "a@b.", "602-", "(602", "&commat;", "mailto:",
    "[a](mailto:",
    (">" * 19, "> a\n", ""),
    ("|a|b|\n|-|-|\n", "|c|d|\n", ""),
    ("a|" * 99 + "\n" + "-|" * 99 + "\n", "a\n", ""),
    ("|" + "a|" * 3000 + "\n|" + "-|" * 3000 + "\n", "|\n", ""),
    ("[a]: /b\n\n", "[a] ", ""),
    ("", "[a", "](b)"),
    ("", "[", "](b)"),
    ("", "*", "a"),
    ("[a](", "(", ")"),
    ("", "**a", "**"),
    ("a", "\u0301\u0327", ""),
    ("", "  " * 40 + "- a\n", ""),
    ("", "[a](/b) ", ""),
    ("<", "a", ">"),
    ("https://", "a.", ""),
    ("https://a/", "(", ""),
)  # fmt: skip


def build(entry: str | tuple[str, str, str]) -> str:
    """The hostile post of this entry, as long as a post may be."""
    before, part, after = entry if isinstance(entry, tuple) else ("", entry, "")
    room = POST_CHARS - len(before) - len(after)
    return before + part * (room // len(part)) + after


def prepare(markdown: str) -> str:
    """Everything that happens to the text of a post before it is stored; the verdict in a word."""
    find_mentions(markdown)
    find_exercise_ids(markdown)
    text = mask_contacts(markdown).text
    try:
        cook(text, exercise_names=EXERCISES, member_names=NAMES, link_rel="nofollow ugc")
    except Refused:
        return "refused"
    return "cooked"


def main() -> None:
    """Print CPU milliseconds, which other work on the machine blurs less than the clock."""
    prepare(TYPICAL)
    rounds = 200
    started = process_time()
    for _ in range(rounds):
        prepare(TYPICAL)
    mean_ms = (process_time() - started) / rounds * 1000
    print(f"typical post ({len(TYPICAL.split())} words): {mean_ms:.2f} ms")
    results: list[tuple[float, str, str]] = []
    for entry in HOSTILE:
        markdown = build(entry)
        started = process_time()
        verdict = prepare(markdown)
        results.append(((process_time() - started) * 1000, verdict, repr(entry)[:60]))
    results.sort(reverse=True)
    print(f"worst of {len(results)} hostile posts: {results[0][0]:.0f} ms")
    for took_ms, verdict, name in results[:12]:
        print(f"{took_ms:8.0f} ms  {verdict:8} {name}")


if __name__ == "__main__":
    main()
