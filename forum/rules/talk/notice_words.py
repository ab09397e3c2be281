"""What a notice says, made when it is read: the one home of these words.

A notice is stored as its kind and its data. In the data, `post`, `thread`, `routine`, `programme`, `resource` and
`category` hold the ids of things, `exercises` a list of them, `by` and `to` those of members; all else stands as it was
written.
"""

from dataclasses import dataclass

Ref = tuple[str, int | str]
# What the data calls a thing -> its noun, and the words for one that the reader may not know of.
NAMED: dict[str, tuple[str, str]] = {
    "by": ("member", "A member"),
    "to": ("member", "a member"),
    "post": ("post", ""),
    "thread": ("thread", ""),
    "routine": ("routine", ""),
    "programme": ("programme", ""),
    "resource": ("resource", ""),
    "category": ("category", "another category"),
}


@dataclass(frozen=True, slots=True)
class ThingTold:
    """A thing or a member as the reader may know it now: the title or name, its page, and how its words begin."""

    title: str
    url: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What a notice says and where it leads, nowhere when `url` is empty; `excerpt` is how the post begins."""

    text: str
    url: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """How notices of a kind are said: with the `{title}` of what they are `about`, and when that is `unseen`.

    They lead to that thing, or to `url`; about something unseen they lead nowhere.
    """

    about: str
    text: str
    unseen: str
    url: str = ""


WHY = " Reason: {reason}"
THANKS = "Thank you for your report. A moderator looked at the"
CONTACT = "/help/contact"


def _say(text: str, url: str = "", about: str = "") -> Say:
    """What is said in the same way whether or not a thing can be seen."""
    return Say(about, text, text, url)


def _done(noun: str, text: str, unseen: str) -> Say:
    """What a moderator did with somebody's thing, and why."""
    return Say(noun, f"{text}{WHY}", f"{unseen}{WHY}")


def _thread_done(done: str, words: str) -> Say:
    unseen = f"A moderator {done} a thread of yours that is no longer visible."
    return _done("thread", f"A moderator {done} your thread “{{title}}”. {words}", unseen)


NOTICES: dict[str, Say] = {
    "reply": Say(
        "post", "{by} replied in your thread “{title}”.", "{by} replied in a thread of yours that is no longer visible."
    ),
    "mention": Say(
        "post", "{by} mentioned you in “{title}”.", "{by} mentioned you in a thread that is no longer visible."
    ),
    "quote": Say("post", "{by} quoted you in “{title}”.", "{by} quoted you in a thread that is no longer visible."),
    "followed": Say(
        "post",
        "{by} wrote in “{title}”, which you follow.",
        "{by} wrote in a thread that you follow and that is no longer visible.",
    ),
    "new_version": Say(
        "routine",
        "“{title}”, a card you saved, has a new version.",
        "A card you saved has a new version, and is no longer visible.",
    ),
    "thanks": Say(
        "post",
        "{by} thanked you for your post in “{title}”.",
        "{by} thanked you for a post in a thread that is no longer visible.",
    ),
    "accepted": Say(
        "post",
        "{by} chose your post as the answer in “{title}”.",
        "{by} chose your post as the answer in a thread that is no longer visible.",
    ),
    "review": Say(
        "routine",
        "{by}, a clinician, reviewed version {n} of your card “{title}”.",
        "{by}, a clinician, reviewed version {n} of a card that is no longer visible.",
    ),
    "message": _say("{by} wrote you a message.", "/messages/{conversation}", "by"),
    "contact": _say("{by} wrote to the moderators: “{words}”", "/mod/messages/{by}", "by"),
    "contact_answer": _say("{by}, a moderator, wrote to you: “{words}”", CONTACT),
    "contact_answered": _say("{by} wrote to {to}: “{words}”", "/mod/messages/{to}", "to"),
    "digest.approve": _say(
        "{by} approved your digest “{words}”. Everybody can read it now.", "/digests/{digest}", "by"
    ),
    "digest.decline": _say("{by} sent your digest back: “{words}”", "/mod/digests/{digest}/edit", "by"),
    "post.approve": _done(
        "post",
        "A moderator approved your post in “{title}”. Everybody can read it now.",
        "A moderator approved your post in a thread that is no longer visible.",
    ),
    "post.hide_phone": _done(
        "post",
        "A moderator hid a phone number in your post in “{title}”.",
        "A moderator hid a phone number in a post of yours that is no longer visible.",
    ),
    "post.hide_picture": _done(
        "post",
        "A moderator hid a picture of your post in “{title}”. You can still see it yourself.",
        "A moderator hid a picture of your post in a thread that is no longer visible.",
    ),
    "post.show_picture": _done(
        "post",
        "A moderator brought back a picture of your post in “{title}”.",
        "A moderator brought back a picture of your post in a thread that is no longer visible.",
    ),
    "post.hide": _done(
        "post",
        "A moderator hid your post in “{title}”. You can still read it yourself.",
        "A moderator hid your post in a thread that is no longer visible.",
    ),
    "post.restore": _done(
        "post",
        "A moderator brought back your post in “{title}”. Everybody can read it again.",
        "A moderator brought back your post in a thread that is no longer visible.",
    ),
    "post.redact": _done(
        "post",
        "A moderator closed an older text of your post in “{title}”. What the post says now stays.",
        "A moderator closed an older text of your post in a thread that is no longer visible.",
    ),
    "post.unredact": _done(
        "post",
        "A moderator opened an older text of your post in “{title}” again.",
        "A moderator opened an older text of your post in a thread that is no longer visible.",
    ),
    "routine.hide_phone": _done(
        "routine",
        "A moderator hid a phone number on your routine card “{title}”.",
        "A moderator hid a phone number on a routine card of yours that is no longer visible.",
    ),
    "programme.hide_phone": _done(
        "programme",
        "A moderator hid a phone number in your programme “{title}”.",
        "A moderator hid a phone number in a programme of yours that is no longer visible.",
    ),
    "routine.hide": _done(
        "routine",
        "A moderator hid your routine card “{title}”. You can still see it yourself.",
        "A moderator hid a routine card of yours that is no longer visible.",
    ),
    "routine.restore": _done(
        "routine",
        "A moderator brought back your routine card “{title}”.",
        "A moderator brought back a routine card of yours that is no longer visible.",
    ),
    "programme.hide": _done(
        "programme",
        "A moderator hid your programme “{title}”. You can still see it yourself.",
        "A moderator hid a programme of yours that is no longer visible.",
    ),
    "programme.restore": _done(
        "programme",
        "A moderator brought back your programme “{title}”.",
        "A moderator brought back a programme of yours that is no longer visible.",
    ),
    "resource.approve": _done(
        "resource",
        "Thank you: your suggestion “{title}” is on the list of trusted resources.",
        "Thank you: your suggestion was put on the list of trusted resources. It is no longer there.",
    ),
    "resource.decline": _done(
        "resource",
        "A moderator did not list your suggestion “{title}”.",
        "A moderator did not list a suggestion of yours.",
    ),
    "suggested.accept": _say(
        "“{name}”, which you suggested, is in our library: {exercises}. {reason}", "/exercises/suggested/{suggested}"
    ),
    "suggested.later": _say(
        "“{name}”, which you suggested, is to come into our library with a later release. {reason}",
        "/exercises/suggested/{suggested}",
    ),
    "suggested.decline": _say(
        f"A moderator declined “{{name}}”, the exercise you suggested.{WHY}", "/exercises/suggested/{suggested}"
    ),
    "thread.hide": _thread_done("hid", "You can still read it yourself."),
    "thread.restore": _thread_done("brought back", "Everybody can see it again."),
    "thread.lock": _thread_done("locked", "Nobody can reply for now."),
    "thread.unlock": _thread_done("unlocked", "Everybody can reply again."),
    "thread.pin": _thread_done("pinned", "It is now at the top of its category."),
    "thread.unpin": _thread_done("unpinned", "It is back among the other threads."),
    "thread.move": _thread_done("moved", "It is in “{category}” now."),
    "thread.remove_poll": _thread_done("removed the poll of", "The thread itself stays."),
    "member.role": _say(f"You are now {{role}} here.{WHY}", "/me"),
    "member.suspend": _say(f"Your account can read but not write until {{until}}.{WHY}", "/me"),
    "member.unsuspend": _say("You can write again. {reason}", "/me"),
    "unreachable": _say(
        "We can’t reach your email address: letters to it come back. Please check it, or use another one.", "/me/email"
    ),
    "company": _say("{who} is here with you today, by the link you gave them.", "/me/carers"),
    "takeaway_ready": _say("Everything of yours is packed, for two days. You can download it once.", "/me/data"),
    "library_changed": _say(
        "The library says more about the safety of {exercises}. Your cards show it already. See what changed.",
        "/exercises/changes",
    ),
    # To those who reported it.
    "post.was_hidden": _say(f"{THANKS} post and hid it.", CONTACT),
    "routine.was_hidden": _say(f"{THANKS} routine card and hid it.", CONTACT),
    "programme.was_hidden": _say(f"{THANKS} programme and hid it.", CONTACT),
    "message.was_kept": _say(f"{THANKS} message that you reported, and closed the report.", CONTACT),
    "resource.was_hidden": _say(f"{THANKS} resource and hid it.", CONTACT),
    "resource.was_retired": _say(f"{THANKS} resource and took it off the list.", CONTACT),
    "post.was_kept": _say(f"{THANKS} post and decided that it can stay.", about="post"),
    "routine.was_kept": _say(f"{THANKS} routine card and decided that it can stay.", about="routine"),
    "programme.was_kept": _say(f"{THANKS} programme and decided that it can stay.", about="programme"),
    "resource.was_kept": _say(f"{THANKS} resource and decided that it can stay.", about="resource"),
    # A sentence of an older version that nothing was read out of.
    "told": _say("{text}", "{url}"),
}
