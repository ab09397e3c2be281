"""A push is sealed for one browser as the standard says, and goes only where everybody may go."""

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256

from forum.mail import office, push
from forum.mail.push import NobodyThere
from forum.mail.push_encryption import CURVE, derive, encode, point_of, public_key, seal
from forum.rules.talk.push import Subscription, decode, is_endpoint, may_connect
from tests.fixtures.house import settings_for

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
SAID = {"title": "Strideshare", "body": "Somebody answered you.", "url": "/me/notices"}


@dataclass
class Receiver:
    """A browser and its service in one: it keeps what is sent, and can open it."""

    answers: int = 201
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(CURVE))
    auth: bytes = b"sixteen bytes ok"
    url: str = ""

    def subscription(self) -> Subscription:
        return Subscription(self.url, encode(point_of(self.key.public_key())), encode(self.auth))

    def open(self, body: bytes) -> bytes:
        """As a browser does it, by RFC 8291 and RFC 8188: written here anew, from the receiver's side."""
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        assert len(sealed) <= size
        shared = self.key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, sender))
        own = point_of(self.key.public_key())
        secret = derive(shared, self.auth, b"WebPush: info\x00" + own + sender, 32)
        key = derive(secret, salt, b"Content-Encoding: aes128gcm\x00", 16)
        nonce = derive(secret, salt, b"Content-Encoding: nonce\x00", 12)
        plain = AESGCM(key).decrypt(nonce, sealed, None)
        assert plain.endswith(b"\x02")
        return plain[:-1]


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Receiver]:
    """A service on this machine, as a house on this machine may use one."""
    kept = Receiver()

    class Takes(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept.got.append((self.path, dict(self.headers), body))
            self.send_response(kept.answers)
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()

        def log_message(self, *_said: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Takes)
    Thread(target=server.serve_forever, daemon=True).start()
    kept.url = f"http://127.0.0.1:{server.server_port}/push/one"
    office.use(settings_for(tmp_path))
    yield kept
    server.shutdown()
    server.server_close()


def test_the_example_of_the_standard_comes_out_to_the_byte() -> None:
    """RFC 8291, section 5 and appendix A."""
    receiver_key = decode("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")
    number = int.from_bytes(decode("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), "big")
    body = seal(
        b"When I grow up, I want to be a watermelon",
        receiver_key,
        decode("BTBZMqHH6r4Tts7J_aSIgg"),
        salt=decode("DGv6ra1nlYgDCS1FRnbzlw"),
        sender=ec.derive_private_key(number, CURVE),
    )
    assert encode(body) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


def test_the_browser_reads_what_was_sent_and_nobody_on_the_way(receiver: Receiver) -> None:
    push.send(receiver.subscription(), SAID, NOW)
    ((path, headers, body),) = receiver.got
    assert path == "/push/one"
    assert b"answered" not in body
    assert json.loads(receiver.open(body)) == SAID
    assert headers["Content-Encoding"] == "aes128gcm"
    assert headers["TTL"] == "86400"


def test_the_service_can_check_who_sent_it(receiver: Receiver, tmp_path: Path) -> None:
    push.send(receiver.subscription(), SAID, NOW)
    scheme, _, rest = receiver.got[0][1]["Authorization"].partition(" ")
    parts = dict(one.strip().split("=", 1) for one in rest.split(","))
    assert scheme == "vapid"
    assert parts["k"] == public_key("a secret for tests only")
    signed, _, signature = parts["t"].rpartition(".")
    raw = decode(signature)
    der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    sender = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, decode(parts["k"]))
    sender.verify(der, signed.encode(), ec.ECDSA(SHA256()))
    claims = json.loads(base64.urlsafe_b64decode(signed.split(".")[1] + "=="))
    assert claims["aud"] == receiver.url.removesuffix("/push/one")
    assert NOW.timestamp() < claims["exp"] <= NOW.timestamp() + 24 * 3600
    assert claims["sub"].startswith("http")


@pytest.mark.parametrize("status", [404, 410, 403])
def test_a_browser_that_is_gone_is_said_to_be(receiver: Receiver, status: int) -> None:
    receiver.answers = status
    with pytest.raises(NobodyThere):
        push.send(receiver.subscription(), SAID, NOW)


@pytest.mark.parametrize("status", [429, 500, 503, 302])
def test_what_may_pass_is_tried_again_and_nothing_is_followed(receiver: Receiver, status: int) -> None:
    receiver.answers = status
    with pytest.raises(OSError, match=str(status)):
        push.send(receiver.subscription(), SAID, NOW)
    assert len(receiver.got) == 1


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://push.example.org/one", "https://localhost/one", "https://127.0.0.1/one", "https://[::1]/one",
        "https://10.0.0.1/one", "https://push.internal/one", "https://push.example.org:8443/one", "https://push/one",
        "https://me:pass@push.example.org/one", "https://push.example.org/", "ftp://push.example.org/one",
        "https://push.example.org/a b", "https://push.example.org/\r\nHost: x", "https://0x7f000001/one",
        "https://2130706433/one", "https://push.example.org:99999/one", "https://push.example.org/" + "x" * 1000, "",
        "http://127.0.0.1:8080/one",
    ],
)  # fmt: skip
def test_no_address_inside_is_taken(endpoint: str) -> None:
    assert not is_endpoint(endpoint, is_local=False)


@pytest.mark.parametrize("endpoint", ["https://fcm.googleapis.com/fcm/send/abc:def", "https://web.push.apple.com/QK"])
def test_the_services_of_browsers_are_taken(endpoint: str) -> None:
    assert is_endpoint(endpoint, is_local=False)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "2002:7f00:1::", "255.255.255.255", "",
    ],
)  # fmt: skip
def test_a_public_name_that_leads_inside_is_not_connected_to(address: str) -> None:
    assert not may_connect(address, is_local=False)


def test_a_house_on_the_internet_sends_nothing_to_its_own_machine(receiver: Receiver, tmp_path: Path) -> None:
    office.use(settings_for(tmp_path, base_url="https://forum.example.org"))
    with pytest.raises(NobodyThere):
        push.send(receiver.subscription(), SAID, NOW)
    connection = push.Checked("127.0.0.1", 1, is_local=False)
    with pytest.raises(NobodyThere):
        connection.connect()
    assert receiver.got == []


def test_keys_that_are_no_keys_lead_nowhere(receiver: Receiver) -> None:
    broken = Subscription(receiver.url, encode(b"\x04" + b"\x01" * 64), encode(receiver.auth))
    with pytest.raises(NobodyThere):
        push.send(broken, SAID, NOW)
