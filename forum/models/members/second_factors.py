"""What a member proves who they are with beside a password, and what happened to their account."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from forum.models.kit.base import Base


class AuthenticatorApp(Base):
    """An app that shows codes. Its secret is sealed; `last_step` is the newest code that was taken, and never again."""

    __tablename__ = "authenticator_app"

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), primary_key=True)
    sealed_secret: Mapped[str] = mapped_column(String(300))
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    last_step: Mapped[int] = mapped_column(BigInteger, default=0)


class Passkey(Base):
    """A key that a device or a password manager keeps; we have its public half."""

    __tablename__ = "passkey"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[str] = mapped_column(String(1400), unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    sign_count: Mapped[int] = mapped_column(BigInteger, default=0)
    name: Mapped[str] = mapped_column(String(40))
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class RecoveryCode(Base):
    """A code on paper, good once; only its hash is kept."""

    __tablename__ = "recovery_code"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None]


class LoginStep(Base):
    """Something half done that a passkey has to sign: a log-in after its password, or a new passkey."""

    __tablename__ = "login_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    challenge: Mapped[str] = mapped_column(String(100))
    is_remembered: Mapped[bool] = mapped_column(default=False)
    expires_at: Mapped[datetime]


class SecurityEvent(Base):
    """Something that happened to an account's safety, for its owner to read."""

    __tablename__ = "security_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(24))
    browser: Mapped[str] = mapped_column(String(80), default="")
    at: Mapped[datetime]
