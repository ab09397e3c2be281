"""What the next page says about what was just done."""

from flask import flash

from forum.actions.talk.posts import Saved
from forum.rules.talk import flash_words


def say_saved(saved: Saved, done: str) -> None:
    """Tell the author what became of a post, and what we changed in it."""
    if saved.is_repeat:
        flash(flash_words.POSTED_BEFORE, "info")
    elif saved.is_held:
        flash(flash_words.POST_HELD, "info")
    else:
        flash(done, "ok")
    if saved.masked:
        flash(flash_words.contacts_masked(saved.masked), "info")
