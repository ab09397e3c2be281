"""Ana is told in her browser that somebody answered: by her choice, in quiet words, at her hours."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from forum.actions.members import leaving
from forum.actions.moderation import moderation
from forum.clock import utc_now
from forum.jobs import worker
from forum.mail.push_encryption import CURVE, encode, point_of
from forum.models import PushSubscription, db
from tests.fixtures.house import Browser, Maker

AGO = timedelta(minutes=11)
LOOK_EVERY_S = 0.01  # whether the service shall end


class Service:
    """The service of a browser's maker, on this machine."""

    def __init__(self) -> None:
        self.got: list[str] = []
        self.answers = 201
        service = self

        class Takes(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                service.got.append(self.path)
                self.send_response(service.answers)
                self.end_headers()

            def log_message(self, *_said: object) -> None:
                return

        self.server = HTTPServer(("127.0.0.1", 0), Takes)
        Thread(target=self.server.serve_forever, args=(LOOK_EVERY_S,), daemon=True).start()

    def fields(self, name: str = "phone") -> dict[str, str]:
        key = point_of(ec.generate_private_key(CURVE).public_key())
        endpoint = f"http://127.0.0.1:{self.server.server_port}/{name}"
        return {"endpoint": endpoint, "p256dh": encode(key), "auth": encode(b"sixteen bytes ok")}


@pytest.fixture
def service() -> Iterator[Service]:
    made = Service()
    yield made
    made.server.shutdown()
    made.server.server_close()


def work_at(moment: datetime) -> None:
    """Everything that is due then."""
    while worker.work_once(moment):
        pass
    db.session.remove()


def answered(ana: Browser, cleo: Browser, make: Maker) -> int:
    """Cleo answers Ana in a thread of hers."""
    thread_id = make.thread(ana.person)
    make.reply(cleo.person, thread_id)
    return thread_id


def number() -> int:
    found = db.session.scalar(db.select(PushSubscription.id))
    assert isinstance(found, int)
    return found


def test_an_answer_reaches_anas_phone_once_after_a_while(
    ana: Browser, cleo: Browser, make: Maker, service: Service, now: datetime
) -> None:
    assert ana.post("/me/push", service.fields()).status_code == 303
    thread_id = answered(ana, cleo, make)
    work_at(now + timedelta(minutes=1))
    make.reply(cleo.person, thread_id, "And one more.")
    work_at(now + timedelta(minutes=2))
    assert service.got == []
    work_at(now + AGO)
    work_at(now + timedelta(hours=2))
    assert service.got == ["/phone"]


def test_what_ana_has_read_meanwhile_is_not_told(
    ana: Browser, cleo: Browser, make: Maker, service: Service, now: datetime
) -> None:
    ana.post("/me/push", service.fields())
    thread_id = answered(ana, cleo, make)
    work_at(now + timedelta(minutes=1))
    ana.get(f"/t/{thread_id}", follow_redirects=True)
    work_at(now + AGO)
    assert service.got == []


def test_what_was_hidden_meanwhile_is_not_told(
    ana: Browser, ben: Browser, cleo: Browser, make: Maker, service: Service, now: datetime
) -> None:
    ana.post("/me/push", service.fields())
    thread_id = make.thread(ana.person)
    post_id = make.reply(cleo.person, thread_id)
    work_at(now + timedelta(minutes=1))
    moderation.hide(ben.person, "post", post_id, "It needs a helper.", now)
    work_at(now + AGO)
    assert service.got == []


def test_whom_ana_blocked_does_not_reach_her_phone(
    ana: Browser, cleo: Browser, make: Maker, service: Service, now: datetime
) -> None:
    ana.post("/me/push", service.fields())
    thread_id = make.thread(ana.person)
    ana.post("/u/cleo/block")
    make.reply(cleo.person, thread_id)
    work_at(now + AGO)
    assert service.got == []


def test_each_browser_is_told_only_of_what_it_was_asked_for(
    ana: Browser, cleo: Browser, make: Maker, service: Service, now: datetime
) -> None:
    ana.post("/me/push", service.fields())
    ana.post(f"/me/push/{number()}", {"messages": "y"})
    answered(ana, cleo, make)
    work_at(now + AGO)
    assert service.got == []
    cleo.post("/messages/to/ana", {"message": "Hello, Ana"})
    work_at(utc_now() + AGO)
    assert service.got == ["/phone"]


def test_nothing_comes_in_anas_quiet_hours(
    ana: Browser, cleo: Browser, make: Maker, service: Service, now: datetime
) -> None:
    zone = ZoneInfo("Europe/London")
    hour = (now + AGO).astimezone(zone).hour
    ana.post("/me/time-zone", {"time_zone": "Europe/London"})
    quiet = {"answers": "y", "quiet_from": str(hour), "quiet_until": str((hour + 3) % 24)}
    ana.post("/me/mail", quiet)
    ana.post("/me/push", service.fields())
    answered(ana, cleo, make)
    work_at(now + timedelta(minutes=1))
    work_at(now + AGO)
    assert service.got == []
    work_at(now + timedelta(hours=5))
    assert service.got == ["/phone"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    ana: Browser, cleo: Browser, make: Maker, service: Service, now: datetime, status: int
) -> None:
    service.answers = status
    ana.post("/me/push", service.fields())
    answered(ana, cleo, make)
    work_at(now + timedelta(minutes=1))
    work_at(now + AGO)
    assert db.session.scalar(db.select(PushSubscription.id)) is None


def test_a_service_that_is_away_for_a_while_loses_nothing_and_tells_nothing_twice(
    ana: Browser, cleo: Browser, make: Maker, service: Service, now: datetime
) -> None:
    service.answers = 503
    ana.post("/me/push", service.fields())
    answered(ana, cleo, make)
    work_at(now + timedelta(minutes=1))
    work_at(now + AGO)
    assert len(service.got) >= 1
    service.answers, service.got[:] = 201, []
    for hours in (1, 2, 8, 30):
        work_at(now + timedelta(hours=hours))
    assert service.got == ["/phone"]


def test_one_browser_tells_whoever_is_logged_in_there(ana: Browser, cleo: Browser, service: Service) -> None:
    fields = service.fields()
    ana.post("/me/push", fields)
    cleo.post("/me/push", fields)
    assert db.session.scalars(db.select(PushSubscription.member_id)).all() == [cleo.person.id]


def test_nothing_ticked_switches_it_off(ana: Browser, cleo: Browser, service: Service) -> None:
    ana.post("/me/push", service.fields())
    assert cleo.post(f"/me/push/{number()}", {}).status_code == 404
    ana.post(f"/me/push/{number()}", {})
    assert db.session.scalar(db.select(PushSubscription.id)) is None


def test_ten_browsers_are_enough(ana: Browser, service: Service) -> None:
    answers = [ana.post("/me/push", service.fields(f"b{n}")).status_code for n in range(11)]
    assert answers == [303] * 10 + [422]


@pytest.mark.parametrize(
    "wrong",
    [{"endpoint": "https://10.0.0.1/x"}, {"endpoint": ""}, {"p256dh": "AAAA"}, {"auth": "?"}, {"p256dh": "é"}],
)
def test_what_is_no_subscription_is_refused(ana: Browser, service: Service, wrong: dict[str, str]) -> None:
    assert ana.post("/me/push", service.fields() | wrong).status_code == 422


def test_it_goes_with_the_account(ana: Browser, service: Service, now: datetime) -> None:
    ana.post("/me/push", service.fields())
    leaving.leave(ana.person.id, now, keeps=True)
    assert db.session.scalar(db.select(PushSubscription.id)) is None


def test_the_page_says_that_only_a_script_can_do_it(ana: Browser, client: Browser) -> None:
    assert "its script is switched off" in ana.get("/me/push").text
    got = client.get("/push-worker.js")
    assert got.headers["Content-Type"].startswith("text/javascript")
    assert "fetch(" not in got.text


def test_members_without_a_browser_leave_no_push(
    ana: Browser, cleo: Browser, make: Maker, work: Callable[[], int]
) -> None:
    answered(ana, cleo, make)
    work()
    found = db.session.scalar(db.text("SELECT count(*) FROM letter WHERE kind LIKE 'push%'"))
    assert found == 0
