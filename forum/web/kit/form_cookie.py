"""The signed cookie that forms and messages need: no row, nothing private, made by Flask."""

from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSessionInterface


class FormCookie(SecureCookieSessionInterface):
    """Flask's own signed cookie, with its signer made once instead of for every request."""

    def __init__(self) -> None:
        self.signers: dict[Flask, Any] = {}

    def get_signing_serializer(self, app: Flask) -> Any:
        """The signer of this app."""
        if app not in self.signers:
            self.signers[app] = super().get_signing_serializer(app)
        return self.signers[app]
