"""What a refusal says about routine cards."""

NO_STATE = "Choose whether to publish the card or to keep it private."
NO_EXERCISE = "Add at least one exercise."
CHANGED_SINCE_SEEN = "This card was changed after you looked at it. Please look at it once more, then publish it."
CHANGED_ELSEWHERE = (
    "This card was changed in another window or on another device while you were here. "
    "Everything you typed is below. Save again to keep it instead of the other one."
)
STILL_A_DRAFT = "This card is still a draft. Check it first, then publish it or keep it private."
HIDDEN_STAYS = "A moderator hid this card, so it can't be changed now. You can ask a moderator about it."
PUBLISHED_STAYS = "This card was published, so others may use it. You can make it private instead."
NEVER_PUBLISHED = "This card was never published. You can delete it in My routines."
TOO_MUCH_TEXT = "There is too much text on this card to keep it. Please shorten the notes."
KEEPS_OWN_DRAFT = "This is your own draft. It is under My routines already."
THANKS_THEMSELVES = "This is your own card. Others can say that it helped them."
LINE_GONE = "That exercise is no longer on your own version of this card, so nothing was swapped."
NO_NEIGHBOUR = "Our library does not know that as an easier or harder form of this exercise."

CLINICIANS_ONLY = "Only clinicians whom we have checked can review a card."
REVIEWS_THEIR_OWN = "You can't review your own card. Ask a colleague."
NOT_PUBLIC = "Only public cards are reviewed."
NOT_THE_NEWEST = "There is a newer version of this card. Please read that one."

ITEMS_NOT_A_LIST = "The exercises of a card should be a list."
NO_EXERCISE_CHOSEN = "Choose an exercise for this line."
NOT_A_GROUP = "This card could not be read: a group of fields was expected."
NOT_A_CHOICE = "Choose one of the answers in the list."
NOT_WORDS = "Words were expected here."
NOT_STORABLE = "This text has a character we cannot keep. Please type it again."
NOT_EQUIPMENT = "Choose equipment from the list."
NOT_YES_OR_NO = "Answer yes or no here."
NO_TIME_UNIT = "Say seconds or minutes, for example 30 seconds or 5 minutes."

OTHERS_WORDS = (
    "This card is made from somebody else’s words, so only you can see it. They can publish a card of their own post. "
    "You can keep it private, print it and download it."
)
MESSAGE_TOO_FEW = (
    "We found fewer than two exercises in this message, so we cannot make a card from it. "
    "You can name the exercises, or build the card yourself under Routines."
)
POST_TOO_FEW = "We found fewer than two exercises in this post, so we cannot make a card from it."
ALL_HELD = "Every exercise in these words is held back for now, so we cannot make a card from them."

NO_FILE = "Choose a file first, or paste its text."
FILE_TOO_BIG = "This file is too big for a card. The most is 300 kB."
FILE_NOT_TEXT = "This file is not readable text. Send the .json or .csv file of a card, saved as UTF-8."
FILE_DAMAGED = "This JSON file is damaged: it could not be read to its end."

NO_CARER_NAME = "Say whom the link is for, in a name that tells you and them."
NO_CARER_TIME = "Choose from the list how long the link should work."
NO_CARER_CARDS = "Tick at least one card, or choose “All my cards”."
CARER_CARD_GONE = "One of these cards is not there any more. Look at the list, and send it again."
NOT_ON_CARD = "The exercise is not on that card under this name any more."


def card_has_changes(title: str) -> str:
    """The card of a message waits with changes of its own."""
    return f"Your card “{title}” has changes that are not published. Publish or discard them first."


def full(most: int) -> str:
    """The card has no room for another exercise."""
    return f"A card holds at most {most} exercises. Please make two cards of it."


def version_note_too_long(most: int) -> str:
    """What an author says about a new version."""
    return f"Please keep the note under {most} characters."


def review_note_too_long(most: int) -> str:
    """What a clinician says about a card."""
    return f"The note is too long. Please keep it under {most} characters."


def too_many_drafts(most: int) -> str:
    """Of one member."""
    return f"You have {most} drafts. Please finish or delete some in My routines."


def unknown_field(name: object) -> str:
    """Something gave a card a field that no card has."""
    return f"This card has a field we do not know: {str(name)[:40]!r}."


def at_place(place: str, words: str) -> str:
    """Another refusal, for a form without that field; `place` is empty when the words belong to no place."""
    return f"{place.capitalize()}: {words}" if place else words


def carer_name_too_long(most: int) -> str:
    """Of somebody near a member."""
    return f"Please use a name of {most} characters or fewer."


def too_many_carer_links(most: int) -> str:
    """Of one member."""
    return f"You have {most} links already. End one of them first."


def too_many_carer_cards(most: int) -> str:
    """Named for one link."""
    return f"Tick at most {most} cards, or choose “All my cards”."
