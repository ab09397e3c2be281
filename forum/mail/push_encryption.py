"""Sealing a push for one browser (RFC 8291) and signing who sends it (RFC 8292), with the cryptography library."""

import base64
import json
import os
import struct
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CURVE = ec.SECP256R1()
# The number of points of that curve: a private key is one of 1 to this less one.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
RECORD_BYTES = 4096
LAST_RECORD = b"\x02"
SIGNED_FOR_S = 12 * 3600


def encode(raw: bytes) -> str:
    """URL-safe base64 without its padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def point_of(key: ec.EllipticCurvePublicKey) -> bytes:
    """A public key as 65 bytes."""
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def derive(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """Key material of a secret (HKDF with SHA-256)."""
    return HKDF(SHA256(), length, salt, info).derive(secret)


def seal(
    text: bytes,
    browser_key: bytes,
    auth: bytes,
    *,
    salt: bytes | None = None,
    sender: ec.EllipticCurvePrivateKey | None = None,
) -> bytes:
    """The body of a push that only the browser with these keys reads; raises ValueError for a key that is none.

    Salt and sender's key are new each time; a test gives those of the standard's example.
    """
    salt, sender = salt or os.urandom(16), sender or ec.generate_private_key(CURVE)
    receiver = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, browser_key)
    own_key = point_of(sender.public_key())
    shared = sender.exchange(ec.ECDH(), receiver)
    secret = derive(shared, auth, b"WebPush: info\0" + browser_key + own_key, 32)
    key = derive(secret, salt, b"Content-Encoding: aes128gcm\0", 16)
    nonce = derive(secret, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + struct.pack(">IB", RECORD_BYTES, len(own_key)) + own_key
    return head + AESGCM(key).encrypt(nonce, text + LAST_RECORD, None)


def signing_key(secret_key: str) -> ec.EllipticCurvePrivateKey:
    """The key by which services know this house: always the same for one secret of the house."""
    drawn = int.from_bytes(derive(secret_key.encode(), b"strideshare", b"web push", 48), "big")
    return ec.derive_private_key(drawn % (ORDER - 1) + 1, CURVE)


def public_key(secret_key: str) -> str:
    """What a browser is told when it subscribes."""
    return encode(point_of(signing_key(secret_key).public_key()))


def authorization(endpoint: str, secret_key: str, contact: str, now_s: int) -> str:
    """The header that says who sends a push, for the service of this address and for some hours."""
    parts = urlsplit(endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "exp": now_s + SIGNED_FOR_S, "sub": contact}
    signed = ".".join(encode(json.dumps(one).encode()) for one in ({"typ": "JWT", "alg": "ES256"}, claims))
    r, s = decode_dss_signature(signing_key(secret_key).sign(signed.encode(), ec.ECDSA(SHA256())))
    token = f"{signed}.{encode(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"
    return f"vapid t={token}, k={public_key(secret_key)}"
