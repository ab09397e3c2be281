"""What the next page says about what was just done with a routine card."""

SAVED = "Saved. You'll find this card on My page, under My routines."
LET_GO = "This card is no longer in My routines."
COPIED = "This is your own copy. Only you can see it. Change what you like."
MADE_PRIVATE = "Only you can see this card now. It is gone from lists, search and posts."
MADE_PUBLIC = "Your card is public. Everybody can find it."
CHANGES_DISCARDED = "Your unfinished changes are gone. The card is as it was."
CONTACTS_MASKED = "We hid contact details on your card, because others can read it."
UPLOADED = "Your card is uploaded. Look through it, then publish it or keep it private."
CERT_ANSWERED = "Your answers are in the draft of this card. They show once you publish it."
MADE_OF_POST = "Look at each exercise, and change what you like."

REVIEW_WITHDRAWN = "Your name is no longer on this card."
HELPFUL_COUNTED = "Thank you. We count it, and show nobody that it was you."
HELPFUL_TAKEN_BACK = "Undone."

# By what became of the post that the card was made of.
_PUBLISHED_MORE = {
    "here": "It now shows under your post.",
    "full": "Your post has no room for another card, so it is not under it.",
    "": "Everybody can find it.",
}
CARER_LINK_ENDED = "The link is ended. Whoever has it sees nothing any more."


def swapped(*, is_new_copy: bool) -> str:
    """One exercise is in the place of another."""
    return "Swapped, in a new copy of your own. Only you can see it." if is_new_copy else "Swapped."


def added(*, is_new_copy: bool) -> str:
    """One more exercise is on the card."""
    return "Added, in a new copy of your own. Only you can see it." if is_new_copy else "Added."


def reviewed(n: int) -> str:
    """To the clinician whose name is on version `n`."""
    return f"Your name is on version {n}. We have told the author."


def published(attached: str, *, is_public: bool, is_waiting: bool) -> str:
    """What became of the card, of its post, and of the message it was made of, which may still be waiting."""
    if not is_public:
        words = "Your card is finished. Only you can see it."
        return f"{words} So it can’t go with your message, which is not posted yet." if is_waiting else words
    if is_waiting:
        return "Your card is public, and chosen below. Your message is not posted yet."
    return f"Your card is public. {_PUBLISHED_MORE[attached]}"


def company(name: str, *, is_here: bool) -> str:
    """To whoever is near a member by a link."""
    if is_here:
        return f"Thank you. {name} is told that you are here today."
    return f"Thank you for saying so. {name} sees that you are not here today."
