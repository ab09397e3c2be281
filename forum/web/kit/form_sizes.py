"""How much may be sent at once: the whole of a form, its fields, and an address."""

from flask import Flask, abort, g, request
from werkzeug.exceptions import RequestEntityTooLarge

from forum.errors import Refused
from forum.rules.forms.field_lengths import find_excess, find_most

FORM_BYTES = 100_000
# A text of 20,000 letters of any script, or a card of 40 lines with their notes, as a browser encodes them.
TEXT_BYTES = 1_000_000
MAX_FIELDS = 1_500
# The server's own limit for the first line of a request is hardly more.
QUERY_BYTES = 4_000
# Forms that carry a table of 10,000 rows; it comes as a file, so that little of it lies in memory.
TABLE_BYTES = 8_500_000
CARRIES_TABLE = frozenset(("resource_table.take",))
# Forms that carry a text, or hand one on.
CARRIES_TEXT = frozenset(
    (
        "accounts.login",
        "admin_categories.edit",
        "admin_categories.new",
        "admin_site.words",
        "coverage.answer",
        "me.save_draft",
        "posts.edit",
        "posts.preview",
        "programme_builder.save",
        "routine_builder.save",
        "routine_import.bring",
        "second_step.show",
        "threads.new",
        "threads.reply",
    )
)
# Asked by a script that shows whatever is answered: there is no page to show again.
WITHOUT_PAGE = frozenset(("posts.preview",))


def register(app: Flask) -> None:
    """Bound every request, before anything of it is read."""
    app.config.update(MAX_CONTENT_LENGTH=FORM_BYTES, MAX_FORM_MEMORY_SIZE=FORM_BYTES)
    app.before_request(bound)


def bound() -> None:
    """Give a form that carries a text more room, and refuse an address without an end."""
    if len(request.query_string) > QUERY_BYTES:
        abort(414, "This address is too long. Please go back and choose or type less.")
    if request.endpoint in CARRIES_TEXT:
        request.max_content_length = request.max_form_memory_size = TEXT_BYTES
    if request.endpoint in CARRIES_TABLE and request.mimetype == "multipart/form-data":
        request.max_content_length = TABLE_BYTES


def check_count(raw: bytes) -> None:
    """Refuse a form of absurdly many fields before it is taken apart."""
    if raw.count(b"&") > MAX_FIELDS:
        raise RequestEntityTooLarge("This form has too many fields.")


def check_lengths() -> None:
    """Refuse what is far too long in a field that nobody types; what was typed waits for its page (`pop_excess`)."""
    room, found = request.blueprint or "", []
    for name, text in request.form.items(multi=True):
        if words := find_excess(room, name, text):
            if find_most(room, name) is None or request.endpoint in WITHOUT_PAGE:
                abort(422, words)
            found.append(Refused(words, name))
    g.excess = found


def pop_excess() -> list[Refused]:
    """What is far too long in the form that was sent; asked once."""
    found: list[Refused] = g.pop("excess", [])
    return found


def refuse_excess() -> None:
    """Raise the first of what is far too long, for an answer that is no page with fields."""
    if found := pop_excess():
        raise found[0]
