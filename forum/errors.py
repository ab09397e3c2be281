"""The house's own errors: what a person may be told, and how."""


class Refused(Exception):
    """A rule said no; the message is shown to the member and tells what they can do.

    `field` names the form field the words belong to, when there is one.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotAllowed(Refused):
    """This person may not do it at all, whatever they send; for now, or ever."""


class SentBefore(Refused):
    """A form whose key was used comes again with other words; `url` is the page that it led to."""

    def __init__(self, message: str, url: str) -> None:
        super().__init__(message)
        self.url = url


class NotFound(Exception):
    """The thing does not exist, or this person may not know that it does."""


class Busy(Exception):
    """The database could not take a write in time; nothing was changed and it may be tried again."""


class OutOfRoom(Busy):
    """Nothing can be written: the disk is full, or may not be written."""


class BadSetting(Exception):
    """A setting is missing or wrong; the message names it."""
