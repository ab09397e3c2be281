"""What the next page says about what was just done in the conversation."""

REPLY_POSTED = "Your reply is posted."
THREAD_OPENED = "Your thread is open."
POST_CHANGED = "Your change is saved. The older text stays in the post's history."
POST_HELD = "Thank you. A moderator reads this post first, because it is your first and has several links."
POST_RESTORED = "Your post is back."
DRAFT_SAVED = "Your draft is saved on your account. You can carry on from any device."
DRAFT_SAVED_BESIDE = "Both of your unfinished texts are kept. This is the one you were writing here."
POSTED_BEFORE = "You have already posted this. It is here, once."
CARD_MADE_OF_MESSAGE = "What you wrote is kept. Look at each exercise, then check the card."
ALL_READ = "All of it counts as read now."
BOOKMARKED = "The post is in your bookmarks."
BOOKMARK_DROPPED = "The bookmark is deleted. The post stays where it is."
THANKS_TAKEN_BACK = "Your thanks are taken back."
ANSWER_ACCEPTED = "This answer now stands at the top of the thread as well."
ANSWER_TAKEN_BACK = "The thread has no chosen answer now. The post stays where it is."
MAIL_CHOSEN = "Saved. This is what we email you from now on."
FOLLOWS_OWN = "From now on you follow threads you write in."
FOLLOWS_OWN_NOT = "From now on you follow only what you choose. What you follow already stays."
TAKES_MESSAGES = "Other members can write to you."
TAKES_NO_MESSAGES = "Nobody can write to you now. You can change that here at any time."
CONVERSATION_DELETED = "Your copy is deleted."
MESSAGE_SENT = "Your message is with the moderators. You'll find their answer under My page, Notices."


def thanked(name: str) -> str:
    """To whoever thanked; the author of the post is told who it was."""
    return f"You thanked {name}, who is told that it was you. Others only see how many did."


def stance_taken(stance: str, name: str) -> str:
    """Somebody follows something now, muted it, or neither."""
    if stance == "mute":
        return f"“{name}” is muted. It is no longer in your unread list. Search and links still lead there."
    if not name:
        return "It is no longer in your list."
    return f"You follow “{name}”." if stance == "follow" else f"You neither follow “{name}” now, nor is it muted."


def post_changed(card_title: str) -> str:
    """A post is changed; the card that was made of it, if there is one, is not."""
    if not card_title:
        return POST_CHANGED
    offer = f"Its card “{card_title}” still says what it said. “Turn this into a card” makes a new version of it."
    return f"{POST_CHANGED} {offer}"


def contacts_masked(count: int) -> str:
    """We hid so many contact details in a post."""
    what = "one contact detail" if count == 1 else f"{count} contact details"
    why = "because everybody on the internet can read it"
    return f"We hid {what} in your post, {why}. To tell one member, send them a message from their page."


def post_deleted(days: int) -> str:
    """It can be brought back for so many days."""
    return f"Your post is deleted. You can bring it back for {days} days."


def message_answered(name: str) -> str:
    """To the moderator who wrote the answer."""
    return f"Your answer is in the notices of {name}."


def message_written(name: str) -> str:
    """To one other member."""
    return f"Your message was sent to {name}."
