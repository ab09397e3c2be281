"""What the next page says about what was just done."""

from flask import flash

from forum.actions.talk.posts import Saved


def say_saved(saved: Saved, done: str) -> None:
    """Tell the author what became of a post, and what we changed in it."""
    if saved.is_held:
        flash("Thank you. A moderator reads this post first, because it is your first and has several links.", "info")
    else:
        flash(done, "ok")
    if saved.masked:
        what = "one contact detail" if saved.masked == 1 else f"{saved.masked} contact details"
        flash(f"We hid {what} in your post, because everybody on the internet can read it.", "info")
