"""What the next page says about what was just done with an account."""

LOGGED_IN_TEXT_KEPT = "You are logged in, and your text is kept. You can carry on."
LOGGED_OUT = "You are logged out."
LOGGED_OUT_ELSEWHERE = "You are logged out everywhere else."
BROWSER_LOGGED_OUT = "That browser is logged out."
LINK_SENT = "We have sent you another email. It can take a few minutes. Check your spam folder too."
EMAIL_CONFIRMED = "Thank you. Your email address is confirmed."
EMAIL_TO_CONFIRM = "We sent an email to your new address. Open the link in it to start using that address."
SECOND_STEP_SAVED = "It is saved. From now on your log-in has a second step."
APP_REMOVED = "The authenticator app is removed."
PASSKEY_REMOVED = "The passkey is removed."
PASSWORD_SET_LOG_IN = "Your new password is set. Log in with it now."
PASSWORD_SET = "Your new password is set. You are logged out everywhere else."
DISPLAY_SAVED = "Your choice is saved."
TIME_ZONE_SAVED = "Your time zone is saved. All days and times go by it."
PROFILE_CHANGED = "Your public page is changed."
NOTICES_READ = "All notices are marked as read."
TAKEAWAY_ASKED = "We are packing your file. You get a notice when it is ready."
DRAFT_DELETED = "The draft is deleted."


def registered(email: str) -> str:
    """A new member, whose address is not confirmed yet."""
    return f"Welcome! We sent an email to {email}. Open the link in it to confirm your address."


def role_changed(name: str) -> str:
    """To the admin who did it."""
    return f"The role of {name} is changed."


def suspended(name: str) -> str:
    """To the moderator who did it."""
    return f"{name} can read but not write for now. We told them why."


def unsuspended(name: str) -> str:
    """To the moderator who did it."""
    return f"{name} can write again."
