"""Passkeys (WebAuthn): what a browser is asked to do, and what it answers.

The library is loaded by who needs it: it takes most of a second of the processor, and most people have no passkey.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from forum.actions.kit.base import transaction
from forum.actions.members.second_factors import added, removed
from forum.actions.members.sessions import check_current
from forum.errors import NotFound, Refused
from forum.models import Passkey, db
from forum.queries.kit.site import find_site
from forum.rules.kit.people import Person
from forum.rules.members import refusal_words
from forum.rules.members.second_factors import PASSKEY_NAME_CHARS, PASSKEYS_MOST

TIMEOUT_MS = 300_000


@dataclass(frozen=True, slots=True)
class RelyingParty:
    """Where we are: the name that passkeys are bound to, and the full origin of our pages."""

    rp_id: str
    origin: str


def ask_to_sign(member_id: int, challenge: str, place: RelyingParty) -> str:
    """What a browser is asked at the log-in, as JSON."""
    from webauthn import base64url_to_bytes, generate_authentication_options, options_to_json
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

    options = generate_authentication_options(
        rp_id=place.rp_id,
        challenge=base64url_to_bytes(challenge),
        timeout=TIMEOUT_MS,
        allow_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in list_ids(member_id)],
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return options_to_json(options)


def ask_to_make(person: Person, challenge: str, place: RelyingParty) -> str:
    """What a browser is asked in order to make a passkey, as JSON."""
    from webauthn import base64url_to_bytes, generate_registration_options, options_to_json
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    options = generate_registration_options(
        rp_id=place.rp_id,
        rp_name=find_site().name,
        user_id=str(person.id).encode(),
        user_name=person.name,
        challenge=base64url_to_bytes(challenge),
        timeout=TIMEOUT_MS,
        exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in list_ids(person.id)],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=UserVerificationRequirement.PREFERRED
        ),
    )
    return options_to_json(options)


def list_ids(member_id: int) -> list[str]:
    """The ids of a member's passkeys."""
    return list(db.session.scalars(select(Passkey.credential_id).where(Passkey.member_id == member_id)))


def add(
    person: Person, password: str, name: str, made: str, challenge: str, place: RelyingParty, now: datetime
) -> list[str]:  # fmt: skip
    """Keep a new passkey; gives recovery codes when there were none. Raises `Refused`."""
    from webauthn import base64url_to_bytes, verify_registration_response
    from webauthn.helpers import bytes_to_base64url
    from webauthn.helpers.exceptions import WebAuthnException

    check_current(person.id, password)
    name = " ".join(name.split()) or "Passkey"
    if len(name) > PASSKEY_NAME_CHARS:
        raise Refused(refusal_words.passkey_name_too_long(PASSKEY_NAME_CHARS), "passkey_name")
    try:
        checked = verify_registration_response(
            credential=made,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=place.rp_id,
            expected_origin=place.origin,
        )
    except (WebAuthnException, ValueError):
        raise Refused(refusal_words.PASSKEY_NOT_MADE) from None
    key = bytes_to_base64url(checked.credential_id)
    with transaction() as session:
        if (session.scalar(select(func.count()).where(Passkey.member_id == person.id)) or 0) >= PASSKEYS_MOST:
            raise Refused(refusal_words.too_many_passkeys(PASSKEYS_MOST))
        if session.scalar(select(Passkey.id).where(Passkey.credential_id == key)) is not None:
            raise Refused(refusal_words.PASSKEY_THERE)
        session.add(
            Passkey(
                member_id=person.id,
                credential_id=key,
                public_key=checked.credential_public_key,
                sign_count=checked.sign_count,
                name=name,
                created_at=now,
            )
        )
        return added(session, person.id, "passkey_on", now)


def remove(person: Person, passkey_id: int, password: str, now: datetime) -> None:
    """Give a passkey up; raises `Refused`, or `NotFound` for another member's."""
    check_current(person.id, password)
    with transaction() as session:
        mine = delete(Passkey).where(Passkey.id == passkey_id, Passkey.member_id == person.id)
        if session.execute(mine.returning(Passkey.id)).first() is None:
            raise NotFound
        removed(session, person.id, "passkey_off", now)


def is_signed(
    session: Session, member_id: int, signed: str, challenge: str, place: RelyingParty, now: datetime
) -> bool:
    """Whether one of the member's passkeys signed this challenge, here and now; its counter moves on."""
    from webauthn import base64url_to_bytes, verify_authentication_response
    from webauthn.helpers import bytes_to_base64url, parse_authentication_credential_json
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        answer = parse_authentication_credential_json(signed)
        mine = select(Passkey).where(Passkey.member_id == member_id)
        key = session.scalar(mine.where(Passkey.credential_id == bytes_to_base64url(answer.raw_id)).with_for_update())
        if key is None:
            return False
        checked = verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=place.rp_id,
            expected_origin=place.origin,
            credential_public_key=key.public_key,
            credential_current_sign_count=key.sign_count,
        )
    except (WebAuthnException, ValueError):
        return False
    key.sign_count, key.used_at = checked.new_sign_count, now
    return True
