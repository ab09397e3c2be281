"""Forms about accounts."""

from wtforms import BooleanField, HiddenField, PasswordField, RadioField, StringField, TextAreaField

from forum.rules.members.leaving import CHOICES, KEEP
from forum.rules.members.pictures import PICTURES
from forum.web.forms import HouseForm, offer

KEPT_FIELDS = ("next", "kept_place", "kept_title", "kept_body", "kept_chosen")


class KeptForm(HouseForm):
    """What a log-in carries on: where to go next, and a text that was typed before."""

    next = HiddenField()
    kept_place = HiddenField()
    kept_title = HiddenField()
    kept_body = HiddenField()
    kept_chosen = HiddenField()


class LoginForm(KeptForm):
    """Logging in."""

    username = StringField("User name or email address")
    password = PasswordField("Password")
    remember = BooleanField("Keep me logged in on this device")


class SecondForm(KeptForm):
    """The second step of a log-in; `credential` is what a passkey signed."""

    code = StringField("Code")
    credential = HiddenField()


class RegisterForm(HouseForm):
    """Becoming a member. `website` is a trap: people never see it."""

    username = StringField("User name")
    email = StringField("Email address")
    password = PasswordField("Password")
    next = HiddenField()
    website = StringField("Leave this empty")


class FirstAdminForm(HouseForm):
    """Becoming the first admin of a new site."""

    setup_key = PasswordField("Key")
    username = StringField("User name")
    email = StringField("Email address")
    password = PasswordField("Password")


class ForgotForm(HouseForm):
    """A forgotten password."""

    username = StringField("User name or email address")


class ResetForm(HouseForm):
    """A new password by a mailed link."""

    password = PasswordField("New password")


class PasswordForm(HouseForm):
    """A new password by knowing the present one."""

    current_password = PasswordField("Current password")
    new_password = PasswordField("New password")


class EmailForm(HouseForm):
    """A new address."""

    email = StringField("New email address")
    current_password = PasswordField("Password")


class ProfileForm(HouseForm):
    """What a member says about themselves."""

    display_name = StringField("Name shown to others")
    picture = RadioField("My picture", choices=offer(PICTURES.items()), validate_choice=False)
    about = TextAreaField("About me")


class ConfirmForm(HouseForm):
    """The password, before something that matters."""

    current_password = PasswordField("Password")


class LeaveForm(ConfirmForm):
    """Deleting one's account; what becomes of posts is chosen."""

    posts = RadioField("What becomes of my posts and public cards?", choices=offer(CHOICES.items()), default=KEEP)


class FirstCodeForm(HouseForm):
    """The first code of an authenticator app."""

    code = StringField("Code that the app shows")


class PasskeyForm(HouseForm):
    """A new passkey; `credential` is what the browser made."""

    passkey_name = StringField("Name of the passkey")
    current_password = PasswordField("Password")
    credential = HiddenField()
