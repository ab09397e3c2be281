"""What a refusal says about programmes, and about doing them."""

HIDDEN_STAYS = "A moderator hid this programme, so it can't be changed now. You can ask a moderator about it."
HIDDEN_NOT_STARTED = "A moderator hid this programme, so it can't be started."
PUBLISHED_STAYS = "This programme was published, so others may be doing it. You can make it private instead."
CHANGED_ELSEWHERE = (
    "This programme was changed in another window or on another device while you were here. "
    "Everything you typed is below. Save again to keep it instead of the other one."
)
CHANGED_SINCE_SEEN = "This programme was changed after you looked at it. Please look at it once more."
NO_AUDIENCE = "Choose who may see the programme."
TOO_MUCH_TEXT = "There is too much text in this programme to keep it. Please shorten the notes."

NOT_A_LIST = "This programme could not be read: a list was expected."
UNKNOWN_FIELD = "This programme could not be read: it has a field we do not know."
SOMETHING_MISSING = "This programme could not be read: something is missing."
WRONG_KIND = "This programme could not be read: a value is of the wrong kind."
NOT_A_CHOICE = "Choose one of the answers in the list."
NOT_A_CARD = "Choose a card from the list."
NOT_WEEKS = "Write week numbers with commas between them, such as 0, 8, 12."

PAUSED = "Your programme is paused, so there is nothing to answer. Rest counts as keeping to the plan."
WEEK_CLOSED = "You can answer for this week, or for the week before. Choose one of them."
NOT_FELT = "Choose how it went."
TOO_MANY_ANSWERS = "This run holds very many answers. Please stop it and start again."
NO_PAUSE_REASON = "Choose why you are pausing. Nobody else sees it."
CHECK_WEEK_CLOSED = "That check week has not come yet, or is not in your programme."
NOTHING_MEASURED = "Write at least one number. You can leave out what you did not measure."


def too_many_programmes(most: int) -> str:
    """Of one member."""
    return f"You have {most} programmes. Please delete a draft in My programmes first."


def not_measured(most: int) -> str:
    """What was typed is no number up to this."""
    return f"Write a number from 0 to {most:,}, such as 12 or 7.5."


def calendar_full(most: int) -> str:
    """Of a member's own calendar."""
    return f"Your calendar holds {most} cards and programmes at most. Take one out first."
