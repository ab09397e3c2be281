"""What a refusal says about threads, posts, drafts, categories and messages to the moderators."""

from collections.abc import Sequence

ACCOUNT_DELETED = "This account was deleted."
NO_TITLE = "Write a title, so that others know what the thread is about."
NO_BODY = "Write a message first."
ONLY_OWN_CHANGED = "You can only change your own posts."
ONLY_OWN_BROUGHT_BACK = "You can only bring back your own posts."
HIDDEN_THREAD_STAYS = "A moderator hid this thread, so nobody can reply in it. You can ask them why."
HIDDEN_POST_STAYS = "A moderator hid this post, so it can't be changed. You can ask a moderator about it."
DELETED_POST_STAYS = "This post is deleted. Undo the deletion first."
NO_CATEGORY = "Choose a category from the list."
IN_THIS_CATEGORY = "The thread is in this category already. Choose another one."

CARD_UNKNOWN = "That routine card can't be found. Please choose another."
CARD_NOT_PUBLIC = "Only a public card can be attached. Publish the card first."

NOT_A_PLACE_FOR_DRAFTS = "This text can't be kept as a draft here."
DRAFT_TOO_LONG = "This draft is too long to keep. Please shorten it."

NO_CATEGORY_TITLE = "Write a title for the category."
NOT_A_SLUG = "Write the address in small letters and hyphens, such as daily-life."
SLUG_TAKEN = "Another category has this address. Choose a different one."
NO_PURPOSE = "Say in one sentence what the category is for."

NO_MESSAGE = "Write your message first."
WRITES_TO_THEMSELVES = "You can't write to yourself."
NO_MODERATOR = "There is no moderator here yet who could read your message."
CONTACTS_UNSEEN = (
    "Nothing is posted yet. Look under the box: it says what we would hide in your message. Then send it again."
)

THANKS_THEMSELVES = "This post is your own. You can thank others for theirs."
THANKS_UNSEEN = "Others can’t see this post now, so nobody can thank for it."
NO_QUESTION = "This thread is not a question, so no post is its answer."
ONLY_ASKER_ACCEPTS = "Only who asked, or a moderator, can say what answers a question."
QUESTION_IS_NO_ANSWER = "This is the question itself. Choose one of the replies."
ANSWER_UNSEEN = "Others can’t see this post now, so it can’t be the answer. Choose another one."

NO_AUDIENCE = "Choose who can read the thread from the list."
OTHERS_WROTE_FOR_MEMBERS = "Others have replied for members only, so this thread can’t be opened to everybody."
NO_SUCH_HOUR = "Choose hours from the list."
HALF_QUIET = "Choose from when and until when we should not write to you, or “No quiet hours” in both."
NO_SUCH_STANCE = "Choose one of the buttons: follow, mute, or neither."
NO_POSTING = "Choose who may start threads."
STAFF_START_HERE = "Only moderators start threads in this category. You can reply there, or choose another category."


def too_many_follows(most: int) -> str:
    """Threads, categories or tags of one member, followed and muted together."""
    return f"You follow or have muted {most:,} of these already. Under My page, What I follow, you can let some go."


def too_many_bookmarks(most: int) -> str:
    """Of one member."""
    return f"You have {most:,} bookmarks. Please delete some under My page, Bookmarks."


def bookmark_note_too_long(length: int, most: int) -> str:
    """Beside a bookmark."""
    return f"The note has {length} characters. Please use at most {most}."


def title_too_long(length: int, most: int) -> str:
    """Of a thread or a category."""
    return f"The title has {length} characters. Please use at most {most}."


def body_too_long(over: int, most: int) -> str:
    """A post is `over` characters too long."""
    return f"The message is {over:,} characters too long. Please keep it to {most:,}, or post it in two."


def too_many_tags(most: int) -> str:
    """Of a thread."""
    return f"Please use at most {most} tags."


def not_a_tag(tag: str) -> str:
    """It holds signs that no tag has, or it is too long."""
    return f"The tag “{tag[:40]}” is not clear. Use letters, numbers and hyphens, at most 30."


def locked(reason: str) -> str:
    """The thread takes no replies; the reason may be empty."""
    return f"This thread is locked, so nobody can reply. Reason: {reason or 'none was given'}"


def too_late_to_undo(days: int) -> str:
    """The post was deleted more than so many days ago."""
    return f"A deleted post can be brought back for {days} days. That time has passed."


def too_many_cards(most: int) -> str:
    """With one post."""
    return f"Attach at most {most} routine cards to one post."


def too_many_beside(most: int) -> str:
    """Unfinished texts of one place."""
    return f"You have {most} unfinished texts for this place. Please finish or delete one under My page, Drafts."


def too_many_drafts(most: int) -> str:
    """Of one member."""
    return f"You have {most} drafts. Please finish or drop some on My page."


def purpose_too_long(length: int, most: int) -> str:
    """Of a category."""
    return f"The purpose has {length} characters. Please use at most {most}."


def message_too_long(length: int, most: int) -> str:
    """To the moderators, their answer, or to another member."""
    return f"Your message has {length:,} characters. Please use at most {most}."


def template_too_long(length: int, most: int) -> str:
    """What a first message begins with."""
    return f"This text has {length:,} characters. The most is {most:,}."


def takes_no_messages(name: str) -> str:
    """Whatever the reason is."""
    return f"{name} takes no messages at the moment."


def writes_to_blocked(name: str) -> str:
    """To whoever blocked them."""
    return f"You blocked {name}. Unblock them on their page to write to them."


def host_blocked(hosts: Sequence[str]) -> str:
    """The moderators want no links there."""
    return f"Links to {' and '.join(hosts)} are not allowed here. Take the link out, and send it again."
