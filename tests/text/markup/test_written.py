"""Messages as the house keeps them."""

from hypothesis import given
from hypothesis import strategies as st

from forum.text.contacts.contacts import mask_contacts
from forum.text.kit.clean import clean_text
from forum.text.markup.written import is_surely_cookable, write_known

PIECES = st.sampled_from(
    ["- ", "> ", "1. ", "* ", "**", "_", "~~", "[a](b)", "`", "```\n", "# ", "word ", "\n", "\n\n", "    ", "a@b.co ",
     "0 1234 567890 ", "@ben ", "[[wall-squat]]", "---\n", "=", "\t", "&amp;", "<b>", "\\", ":", "|", ")", "."]
)  # fmt: skip


MIXED = st.lists(PIECES, max_size=900).map("".join)
REPEATED = st.builds(lambda piece, times: piece * times, PIECES, st.integers(0, 2_000))


@given(MIXED | REPEATED)
def test_what_is_surely_cookable_is_never_refused(typed: str) -> None:
    if is_surely_cookable(typed):
        write_known(
            mask_contacts(clean_text(typed)), exercise_names={"wall-squat": "Wall squat"}, member_names={"ben": "Ben"}
        )


def test_an_ordinary_message_needs_no_trial() -> None:
    assert is_surely_cookable("I do these in the morning.\n\n- wall squats x 10\n- marching x 10\n\n**Then I rest.**")
