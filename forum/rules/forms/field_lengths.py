"""How long every field of every form may be, by what it means: the first thing that is asked of what was sent.

The rules of a noun say the exact length, in words beside the field, once the text is cleaned. Here stands how far past
that nobody reads at all, whatever else is in it: a text of many spaces must not reach a pattern.
"""

import re

from forum.rules.claims.asked import FACT_CHARS
from forum.rules.claims.check import TEXT_CHARS
from forum.rules.forms import refusal_words
from forum.rules.kit import limits
from forum.rules.kit.amounts import AMOUNT_CHARS
from forum.rules.library import resource_about, resources, saved_searches, suggested_exercises
from forum.rules.members import accounts, names
from forum.rules.members.second_factors import PASSKEY_NAME_CHARS
from forum.rules.moderation import helplines
from forum.rules.programmes import limits as programme_limits
from forum.rules.research import digests, shape
from forum.rules.routines import carers
from forum.rules.routines import limits as routine_limits
from forum.rules.routines.cert_answers import CERT_NAMES
from forum.rules.routines.fields import SAID_CHARS
from forum.rules.routines.reviews import NOTE_CHARS as REVIEW_CHARS
from forum.rules.talk import bookmarks, categories, contact, in_short, messages, pictures, polls, posting, push
from forum.rules.upkeep import site

# Spaces, and line ends that come as two characters, are no part of a text's length; and a draft keeps whatever
# somebody typed by mistake, within reason.
FAR = 2
SURELY_READ_CHARS = 1_000
# Buttons, choices, stamps and keys: nobody types them.
CHOICE_CHARS = 200
EMAIL_CHARS = 254
DAY_CHARS = 40
# A card's file; a text that waits in the log-in form is refused as a draft, after the log-in.
FILE_CHARS = 300_000
WAITING_CHARS = 500_000
CODE_TYPED_CHARS = 60
# What a browser says of a passkey: its id, its public key and what was signed.
CREDENTIAL_CHARS = 20_000

_TAGS_CHARS = posting.MAX_TAGS * (limits.TAG_CHARS + 2)
_BANDS_CHARS = programme_limits.BANDS_MAX * (programme_limits.BAND_CHARS + 2)
_AMOUNTS = (
    *("weeks", "check_weeks", "days_per_week", "times_per_day", "measure", "rounds"),
    *("parts.first_week", "parts.last_week", "parts.days_per_week", "rules.by", "rules.most", "rules.count"),
    *("items.sets", "items.reps", "items.hold_s", "items.duration_s", "items.rest_s", "items.move_s"),
    *("items.first_sets", "items.first_reps", "items.first_hold_s", "items.first_duration_s", "items.first_load_kg"),
    *("items.return_s", "items.effort", "items.load_kg", "rest_between_rounds_s"),
)
# What people type, by the field's name; a line's or a row's number is no part of it.
TYPED: dict[str, int] = {
    "username": EMAIL_CHARS,
    "email": EMAIL_CHARS,
    "code": CODE_TYPED_CHARS,
    "setup_key": CHOICE_CHARS,
    "passkey_name": PASSKEY_NAME_CHARS,
    "start": DAY_CHARS,
    "time": DAY_CHARS,
    "display_name": names.DISPLAY_NAME_MOST,
    "password": accounts.PASSWORD_MAX,
    "new_password": accounts.PASSWORD_MAX,
    "current_password": accounts.PASSWORD_MAX,
    "website": EMAIL_CHARS,
    "kept_title": WAITING_CHARS,
    "kept_body": WAITING_CHARS,
    "about": accounts.ABOUT_MAX,
    "title": limits.TITLE_CHARS,
    "body": limits.POST_CHARS,
    "alt": pictures.ALT_CHARS,
    "tags": _TAGS_CHARS,
    "message": contact.CONTACT_CHARS,
    "reason": limits.REASON_CHARS,
    "note": limits.NOTE_CHARS,
    "host": resources.URL_CHARS,
    "number": DAY_CHARS,
    "panel_countries": helplines.PANEL_COUNTRIES_CHARS,
    "panel_words": helplines.PANEL_WORDS_CHARS,
    "slug": categories.SLUG_CHARS,
    "url": resources.URL_CHARS,
    "made_by": resources.MADE_BY_CHARS,
    "why": resources.WHY_CHARS,
    "review_on": DAY_CHARS,
    **dict.fromkeys(resource_about.PRINCIPLES, resource_about.ABOUT_CHARS),
    "minutes": DAY_CHARS,
    "exercises": resource_about.EXERCISES_CHARS,
    "in_short": in_short.IN_SHORT_CHARS,
    "poll_question": polls.QUESTION_CHARS,
    "poll_choices": polls.MOST * (polls.CHOICE_CHARS + 2),
    "poll_last_day": DAY_CHARS,
    "find": limits.QUERY_CHARS,
    "search_name": saved_searches.NAME_CHARS,
    "purpose": limits.SUMMARY_CHARS,
    "provenance_note": routine_limits.PROVENANCE_NOTE_CHARS,
    "source_url": routine_limits.SOURCE_URL_CHARS,
    "version_note": routine_limits.VERSION_NOTE_CHARS,
    "items.note": routine_limits.ITEM_NOTE_CHARS,
    "items.said": SAID_CHARS,
    "items.reason": routine_limits.REASON_CHARS,
    "items.distance": routine_limits.DISTANCE_CHARS,
    "items.effort_words": routine_limits.EFFORT_CHARS,
    "items.band": routine_limits.BAND_CHARS,
    "items.band_brand": routine_limits.BAND_CHARS,
    "items.equipment": limits.SUMMARY_CHARS,
    "parts.note": programme_limits.PART_NOTE_CHARS,
    "rules.bands": _BANDS_CHARS,
    "measures.name": programme_limits.MEASURE_CHARS,
    "measures.unit": programme_limits.UNIT_CHARS,
    "measures.how": programme_limits.HOW_CHARS,
    **dict.fromkeys(CERT_NAMES, routine_limits.CERT_CHARS),
    **dict.fromkeys(_AMOUNTS, AMOUNT_CHARS),
}
# The same name, meant otherwise in one room of the site.
MEANT: dict[str, dict[str, int]] = {
    "admin_site": {
        "name": site.NAME_CHARS,
        "welcome": site.WELCOME_CHARS,
        "lead": site.LEAD_CHARS,
        "news": site.NEWS_CHARS,
        "rules": site.TEXT_CHARS,
        "contacts": site.TEXT_CHARS,
        **dict.fromkeys(site.PARTS["look"][2:], DAY_CHARS),
    },
    "admin_categories": {"template": categories.TEMPLATE_CHARS},
    "carers": {"name": carers.NAME_CHARS},
    "bookmarks": {"note": bookmarks.NOTE_CHARS},
    "messages": {"message": messages.MESSAGE_CHARS},
    "claims": {
        "claim": TEXT_CHARS,
        **dict.fromkeys(("n", "weeks"), AMOUNT_CHARS),
        **dict.fromkeys(("population", "trained", "comparator", "outcome", "figures"), FACT_CHARS),
    },
    "mod_digests": {
        **digests.MOST,
        "topics": digests.TOPICS_TYPED_CHARS,
        "exercises": digests.EXERCISES_TYPED_CHARS,
    },
    "mod_studies": {
        **shape.TEXTS,
        **{name: rows * (most + 2) for name, (rows, most) in shape.LISTS.items()},
        "arms": shape.ARMS_MOST * (shape.LINE_CHARS + 12),
        **dict.fromkeys(("outcome", "figures", "where"), shape.LINE_CHARS),
        **dict.fromkeys((*shape.NUMBERS, "weeks"), AMOUNT_CHARS),
    },
    "study_entities": {"added": limits.NOTE_CHARS},
    "study_files": {"text": WAITING_CHARS, "rows": WAITING_CHARS},
    "mod_resources": {"title": resources.TITLE_CHARS, "purpose": resource_about.ABOUT_CHARS},
    "resources": {"title": resources.TITLE_CHARS},
    "programme_builder": {"title": programme_limits.TITLE_CHARS, "note": programme_limits.NOTE_CHARS},
    "routine_builder": {"title": routine_limits.TITLE_CHARS, "note": routine_limits.NOTE_CHARS},
    "suggested_exercises": {"name": suggested_exercises.NAME_CHARS, "how": suggested_exercises.HOW_CHARS},
    "routine_import": {"text": FILE_CHARS},
    "routine_reviews": {"note": REVIEW_CHARS},
}
# Unseen fields that hold an address, or what a passkey signed.
CARRIED = {"next": limits.URL_CHARS, "back": limits.URL_CHARS, "credential": CREDENTIAL_CHARS}
CARRIED |= dict.fromkeys(("endpoint", "p256dh", "auth"), push.ENDPOINT_CHARS)
CARRIED |= {"kept_chosen": WAITING_CHARS, "asked": saved_searches.ADDRESS_CHARS}
_NUMBER = re.compile(r"[.-][0-9]{1,4}(?=\.|$)")


def find_most(room: str, name: str) -> int | None:
    """How many characters people may type in a field of a room (its blueprint); None for one that nobody types in."""
    plain = _NUMBER.sub("", name[:CHOICE_CHARS])
    if plain.startswith("removed."):
        plain = f"items.{plain.removeprefix('removed.')}"
    return MEANT.get(room, {}).get(plain, TYPED.get(plain))


def find_excess(room: str, name: str, text: str) -> str:
    """What to say of a text so long that nobody reads it; "" when it is not."""
    most = find_most(room, name)
    if most is None:
        most = CARRIED.get(name, CHOICE_CHARS)
        if max(len(text), len(name)) > most:
            return refusal_words.TOO_LONG_FOR_ITS_FIELD
    elif len(text) > max(FAR * most, SURELY_READ_CHARS):
        return refusal_words.too_long(len(text), most)
    return ""
