"""The link in each letter that stops letters of its kind: signed, for one member and one kind, and good for ever."""

from itsdangerous import BadSignature, URLSafeSerializer

SALT = "strideshare stop letters 1"


def make_token(member_id: int, kind: str, secret_key: str) -> str:
    """The token in the link of a letter of this kind to this member."""
    return str(URLSafeSerializer(secret_key, salt=SALT).dumps([member_id, kind]))


def read_token(token: str, secret_key: str) -> tuple[int, str] | None:
    """Whose letters of which kind a token stops; None for one that we did not make."""
    try:
        member_id, kind = URLSafeSerializer(secret_key, salt=SALT).loads(token)
    except (BadSignature, TypeError, ValueError):
        return None
    return (member_id, kind) if isinstance(member_id, int) and isinstance(kind, str) else None
