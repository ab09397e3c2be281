"""What a refusal says about accounts, passwords, mailed links, roles and suspensions."""

from collections.abc import Iterable

NOT_A_NAME = (
    "Use 2 to 30 letters or numbers for your user name, and start with a letter. "
    "Between them you can use hyphens, underscores, full stops and apostrophes, but no spaces."
)
NAME_OF_TWO_SCRIPTS = (
    "This name mixes letters of different alphabets, so that people could mistake it. Use one alphabet."
)
NAME_LIKE_STAFF = "This name looks like that of somebody who works here. Choose one that nobody can mistake."
NAME_LOOKS_TAKEN = "That name looks the same as another member's. Please choose one that nobody can mistake."
NAME_RESERVED = "That name is reserved for the people who run this site. Choose another."
NAME_TAKEN = "That name is taken. Please choose another."
NOT_AN_EMAIL = "Enter an email address like name@example.com."
EMAIL_TAKEN = "Another member has this address."
EMAIL_OF_ANOTHER_ACCOUNT = "This address belongs to another account. Please use a different one."
EMAIL_UNCHANGED = "That is your address already."
EMAIL_CONFIRMED = "Your email address is confirmed already. You don't need another link."
NO_EMAIL_YET = "Your account has no email address yet. Please add one first."
LINK_TOO_OLD = "This link no longer works. It was used before, or it is too old. Please ask for a new one."
TRAPPED = "Something filled in a box that people can't see. Please send the form once more."

WRONG_LOGIN = (
    "That name and password don't match. Check both, or ask for a new password below. "
    "After eight wrong tries, wait ten minutes: until then we take no password."
)
WRONG_CODE = "That code is not right, or it was used before. Wait for the next one in your app, or use a recovery code."
WRONG_FIRST_CODE = "That code is not right. Check the time of your device, and type the code it shows now."
STEP_OVER = "That took too long, so we have to begin again. Please log in once more."
APP_THERE = "You have an authenticator app already. Remove it first to set up another one."
NO_FACTOR_YET = "Add an authenticator app or a passkey first. Its recovery codes come with it."
PASSKEY_NOT_MADE = "Your browser did not make a passkey that we can use. Please try again."
PASSKEY_THERE = "That passkey is in use already."
SECOND_STEP_OWED = "Your account can moderate again once it has a second step at the log-in. Please add one now."
WRONG_CURRENT_PASSWORD = "That is not your current password. Please type it again."
PASSWORD_GUESSABLE = "That password is easy to guess. Try three or four words in a row."

BLOCKS_THEMSELVES = "You can't block yourself."
TAKEAWAY_GONE = "There is no file for you any more: it was downloaded, or its time was over. Please pack it anew."

NO_CHOICE_OF_POSTS = "Choose what becomes of your posts."
LAST_ADMIN = "You are the last admin. Make somebody else an admin first, so that the site can be looked after."
ACCOUNT_GONE = "This account was deleted."
ACCOUNT_REMEMBERED = "This account is kept in memory of a member who died. Nobody can log in to it."

NO_REASON = "Write the reason. The member will read it."
OWN_ROLE = "You can't change your own role. Ask another admin."
SUSPENDS_THEMSELVES = "You can't suspend yourself."
ADMINS_SUSPEND_MODERATORS = "Only an admin can suspend a moderator or an admin."
REMEMBERS_THEMSELVES = "This is your own account."
ADMINS_REMEMBER_MODERATORS = "Only an admin can do this with the account of a moderator or an admin."
NOT_REMEMBERED = "This account is not kept in memory of anybody."
NOT_SUSPENDED = "This member is not suspended."
WRONG_SETUP_KEY = "This key does not fit, or its time is over. Run strideshare init again: it prints a new one."
NO_NEW_MEMBERS = "Nobody can join just now. You can read everything, and come back another day."
NO_SUCH_PICTURE = "Choose one of the pictures from the list."


def not_a_display_name(most: int) -> str:
    """The name shown beside the handle."""
    return f"Use at most {most} letters, numbers and spaces for your name, and no brackets, slashes or @."


def passkey_name_too_long(most: int) -> str:
    """What a member calls a passkey."""
    return f"Use at most {most} characters for the name of your passkey."


def too_many_passkeys(most: int) -> str:
    """A member has so many already."""
    return f"You have {most} passkeys already. Remove one first."


def password_too_short(least: int) -> str:
    """Of a new password."""
    return f"Use at least {least} characters. Three or four words in a row are easy to remember."


def password_too_long(most: int) -> str:
    """Of a new password."""
    return f"Use at most {most} characters."


def about_too_long(length: int, most: int) -> str:
    """What a member writes about themselves."""
    return f"Use at most {most} characters. You have {length:,}."


def reason_too_long(most: int) -> str:
    """Why a role is changed or a member suspended."""
    return f"Please keep the reason under {most} characters."


def not_a_role(roles: Iterable[str]) -> str:
    """It is none of these."""
    return f"A role is one of {', '.join(roles)}."


def not_offered_days(days: Iterable[int]) -> str:
    """A suspension lasts one of these numbers of days."""
    return f"Choose one of {', '.join(map(str, days))} days."


def too_many_blocks(most: int) -> str:
    """Somebody has blocked so many."""
    return f"You have blocked {most} members, which is the most. Please write to the moderators instead."
