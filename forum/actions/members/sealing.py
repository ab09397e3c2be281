"""Sealing what must be read again and never be read by others: with the secret key of the house."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PURPOSE = b"strideshare authenticator apps 1"


def seal(text: str, secret_key: str) -> str:
    """A text that nobody reads without the secret key."""
    return _box(secret_key).encrypt(text.encode()).decode()


def unseal(sealed: str, secret_key: str) -> str | None:
    """The text that was sealed; None when it was with another key."""
    try:
        return _box(secret_key).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return None


def _box(secret_key: str) -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret_key.encode())
    return Fernet(base64.urlsafe_b64encode(key))
