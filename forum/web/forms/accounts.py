"""Forms about accounts."""

from wtforms import BooleanField, HiddenField, PasswordField, StringField, TextAreaField

from forum.web.forms import HouseForm


class LoginForm(HouseForm):
    """Logging in; carries on where to go next, and a text that was typed before."""

    username = StringField("User name or email address")
    password = PasswordField("Password")
    remember = BooleanField("Keep me logged in on this device")
    next = HiddenField()
    kept_place = HiddenField()
    kept_title = HiddenField()
    kept_body = HiddenField()
    kept_no_links = HiddenField()


class RegisterForm(HouseForm):
    """Becoming a member. `website` is a trap: people never see it."""

    username = StringField("User name")
    email = StringField("Email address")
    password = PasswordField("Password")
    next = HiddenField()
    website = StringField("Leave this empty")


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
    about = TextAreaField("About me")
