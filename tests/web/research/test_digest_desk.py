"""Digests as curators write, approve, lower and correct them: two people, two at once, and nothing quietly."""

from collections.abc import Callable
from datetime import datetime
from html import unescape

import pytest
from sqlalchemy import func, select

from forum.actions.kit.base import transaction
from forum.actions.members import leaving
from forum.actions.research import digest_approval, digest_readers, standing
from forum.actions.research import digests as acts
from forum.actions.research.shipped_digests import put_digests
from forum.models import Digest, DigestLowering, DigestVersion, Notice, ResearchStudy, db
from forum.rules.research.digests import text_to_dict
from tests.fixtures.house import Browser
from tests.samples.digests import FIELDS, HONEST_TEXT, LOUD_TEXT

LOUD = FIELDS | {"title": LOUD_TEXT.title}


def study_id(key: str = "keller-2016") -> int:
    return db.session.scalars(select(ResearchStudy.id).where(ResearchStudy.key == key)).one()


def newest() -> Digest:
    db.session.expire_all()
    return db.session.scalars(select(Digest).order_by(Digest.id.desc())).first() or Digest()


def drafted(ben: Browser, fields: dict[str, str] = FIELDS, button: str = "ask") -> Digest:
    """A digest that Ben wrote and, unless another button was pressed, sent to be approved."""
    sent = ben.post(f"/mod/digests/new?study={study_id()}", fields | {"version": "0", button: "1"})
    assert sent.status_code == 303
    return newest()


def approve(person: Browser, digest: Digest, **more: str) -> int:
    seen = {"version": str(digest.draft_n), "approve": "1"}
    return person.post(f"/mod/digests/{digest.id}/approve", seen | more).status_code


def test_ben_chooses_a_study_and_sees_what_it_can_carry(ben: Browser) -> None:
    assert "Elastic bands for hip strength" in ben.get("/mod/digests/new").text
    assert "No study has these words" in ben.get("/mod/digests/new?find=zzz").text
    page = unescape(ben.get(f"/mod/digests/new?study={study_id()}").text)
    assert "What the study can carry" in page
    assert "walking: <strong>not measured, or not told</strong>" in page
    assert "Elastic-band hip flexion" in page or "hip flexion" in page.lower()


def test_ben_is_stopped_by_the_check_and_sees_wordings_that_fit(ben: Browser) -> None:
    page = unescape(ben.post(f"/mod/digests/new?study={study_id()}", LOUD | {"check": "1"}).text)
    assert "This says more than the study can carry" in page
    assert "<del>" in page
    assert "These would fit:" in page
    assert LOUD_TEXT.title in page.split('name="title"')[1], "what was typed is kept"
    mended = ben.post(f"/mod/digests/new?study={study_id()}", FIELDS | {"check": "1"}).text
    assert "The study carries every sentence" in mended
    assert "Reading grade" in mended
    assert newest().key is not None, "looking saves nothing"


def test_a_null_left_out_is_named_while_writing(ben: Browser) -> None:
    silent = {"title": "A course", "found": "People met.", "takeaway": "It was tried.", "who": "You.", "keep": "It."}
    page = ben.post(f"/mod/digests/new?study={study_id('fff-rct')}", silent | {"check": "1"}).text
    assert "Left out:" in page
    assert "falls a month" in page


def test_a_digest_is_public_only_after_a_second_person(ben: Browser, okafor: Browser, client: Browser) -> None:
    digest = drafted(ben)
    address = f"/digests/{digest.id}"
    assert client.get(address).status_code == okafor.get(address).status_code == 404
    assert digest.title not in client.get("/digests").text
    assert digest.title not in client.get("/feeds/digests").text
    assert approve(ben, digest) == 422
    page = ben.get(f"/mod/digests/{digest.id}/approve").text
    assert "You wrote some of this." in page
    assert approve(okafor, digest) == 303
    read = client.get(f"/digests/{digest.id}", follow_redirects=True).text
    assert "Written by ben. Approved by okafor on" in read
    assert digest.title in client.get("/digests").text
    assert db.session.scalars(select(Notice.kind).where(Notice.member_id == ben.person.id)).all() == ["digest.approve"]
    assert "okafor approved your digest" in unescape(ben.get("/me/notices").text)


def test_who_only_touched_a_draft_cannot_approve_it_either(ben: Browser, dee: Browser, okafor: Browser) -> None:
    digest = drafted(ben, button="save")
    dee.post(f"/mod/digests/{digest.id}/edit", FIELDS | {"title": "Mine too", "version": "1", "ask": "1"})
    digest = newest()
    assert digest.asked_at is not None
    assert approve(ben, digest) == approve(dee, digest) == 422
    assert approve(okafor, digest) == 303


def test_a_second_press_and_a_late_press_are_told(ben: Browser, okafor: Browser, dee: Browser) -> None:
    digest = drafted(ben)
    assert approve(okafor, digest) == 303
    assert approve(dee, digest) == 422
    versions = select(func.count()).select_from(DigestVersion).where(DigestVersion.digest_id == digest.id)
    assert db.session.scalar(versions) == 1


def test_nobody_approves_what_was_changed_since_they_read_it(ben: Browser, okafor: Browser) -> None:
    digest = drafted(ben)
    seen = digest.draft_n
    ben.post(f"/mod/digests/{digest.id}/edit", FIELDS | {"title": "Another title", "version": str(seen), "ask": "1"})
    late = okafor.post(f"/mod/digests/{digest.id}/approve", {"version": str(seen), "approve": "1"})
    assert late.status_code == 422
    assert "ben changed this since you opened it" in late.text
    assert "Another title" in late.text


def test_two_curators_at_once_lose_no_words(ben: Browser, dee: Browser) -> None:
    digest = drafted(ben, button="save")
    dee.post(f"/mod/digests/{digest.id}/edit", FIELDS | {"keep": "Dee was here.", "version": "1", "save": "1"})
    late = ben.post(f"/mod/digests/{digest.id}/edit", FIELDS | {"keep": "Ben was here.", "version": "1", "save": "1"})
    assert late.status_code == 422
    page = unescape(late.text)
    assert "dee changed this since you opened it" in page
    assert "What is saved now, beside yours" in page
    assert "Ben was here." in page.split('name="keep"')[1]
    again = FIELDS | {"keep": "Both were here.", "version": "2", "save": "1"}
    assert ben.post(f"/mod/digests/{digest.id}/edit", again).status_code == 303


def test_struck_sentences_stand_only_with_a_reason_that_readers_see(
    ben: Browser, okafor: Browser, client: Browser
) -> None:
    digest = drafted(ben, LOUD)
    assert approve(okafor, digest) == 422
    assert approve(okafor, digest, reason="It is the headline of the news, quoted to be discussed.") == 303
    page = client.get(f"/digests/{digest.id}", follow_redirects=True).text
    assert "Our claim check struck some of this" in page
    assert "It is the headline of the news, quoted to be discussed." in page


def test_a_draft_can_be_sent_back_with_words(ben: Browser, okafor: Browser) -> None:
    digest = drafted(ben)
    place = f"/mod/digests/{digest.id}/approve"
    bare = okafor.post(place, {"version": str(digest.draft_n), "back": "1", "reason": " "})
    assert (bare.status_code, "Say what should change." in bare.text) == (422, True)
    okafor.post(place, {"version": str(digest.draft_n), "back": "1", "reason": "Say who paid."})
    assert "Say who paid." in ben.get(f"/mod/digests/{digest.id}/edit").text
    assert "Say who paid." in unescape(ben.get("/me/notices").text)
    assert "To approve" not in okafor.get("/mod/digests").text


def test_half_a_draft_is_kept_but_not_sent(ben: Browser) -> None:
    digest = drafted(ben, {"title": "Only a title"}, "save")
    sent = ben.post(f"/mod/digests/{digest.id}/edit", {"title": "Only a title", "version": "1", "ask": "1"})
    assert sent.status_code == 422
    assert "Key takeaway: write this part first." in sent.text
    assert newest().asked_at is None


@pytest.mark.parametrize("field", ["title", "takeaway", "found", "who", "keep", "topics", "exercises"])
def test_odd_words_get_a_clear_no(ben: Browser, field: str) -> None:
    odd = FIELDS | {field: "<b>" + "x y" * 2_000, "version": "0", "save": "1"}
    assert ben.post(f"/mod/digests/new?study={study_id()}", odd).status_code == 422
    for study in ("0", "999999", "-1", "x", "99999999999"):
        assert ben.post(f"/mod/digests/new?study={study}", FIELDS).status_code == 422


def test_a_new_version_says_at_the_top_what_it_corrects(ben: Browser, okafor: Browser, client: Browser) -> None:
    digest = drafted(ben)
    approve(okafor, digest)
    place = f"/mod/digests/{digest.id}/edit"
    assert HONEST_TEXT.title in ben.get(place).text
    changed = FIELDS | {"keep": "Nobody else was compared with them. It was one group.", "version": "1", "ask": "1"}
    silent = ben.post(place, changed)
    assert (silent.status_code, "Say in a sentence what was corrected." in silent.text) == (422, True)
    told = changed | {"note": "We had not said that it was one group.", "version": str(newest().draft_n)}
    assert ben.post(place, told).status_code == 303
    assert "one group" not in client.get(digest.url).text.split("Keep in mind")[1].split("</section>")[0]
    assert approve(okafor, newest()) == 303
    page = client.get(digest.url).text
    assert page.index("We had not said that it was one group.") < page.index("<h1>")
    history = client.get(f"/digests/{digest.id}/history").text
    assert "<ins>" in history
    assert "Version 2" in history
    old = client.get(f"/digests/{digest.id}/v/1").text
    assert "This is version 1, not the newest" in old
    assert "It was one group." not in old
    assert client.get(f"/digests/{digest.id}/v/3").status_code == 404


def test_a_version_never_changes(ben: Browser, okafor: Browser, now: datetime) -> None:
    digest = drafted(ben)
    approve(okafor, digest)
    before = db.session.get_one(DigestVersion, (digest.id, 1)).text
    ben.post(
        f"/mod/digests/{digest.id}/edit", FIELDS | {"title": "Changed", "note": "A word.", "version": "1", "ask": "1"}
    )
    approve(okafor, newest())
    assert db.session.get_one(DigestVersion, (digest.id, 1)).text == before == text_to_dict(HONEST_TEXT)


def lower(person: Browser, digest_id: int, points: str, seen: int, reason: str = "The groups were unlike.") -> int:
    form = {"points": points, "version": str(seen), "reason": reason}
    return person.post(f"/mod/digests/{digest_id}/lower", form).status_code


def test_points_are_lowered_with_a_reason_and_never_raised(ben: Browser, dee: Browser, client: Browser) -> None:
    digest_id = db.session.scalars(select(Digest.id).where(Digest.key == "fff-rct")).one()
    address = f"/digests/{digest_id}"
    assert "5 of 8 points" in client.get(address, follow_redirects=True).text
    assert lower(ben, digest_id, "3", 5, " ") == lower(ben, digest_id, "6", 5) == lower(ben, digest_id, "x", 5) == 422
    assert lower(ben, digest_id, "3", 5) == 303
    assert lower(ben, digest_id, "3", 5) == 422, "the same press twice"
    assert lower(dee, digest_id, "4", 3) == 422, "nobody raises it"
    late = dee.post(f"/mod/digests/{digest_id}/lower", {"points": "2", "version": "5", "reason": "Both knew."})
    assert (late.status_code, "Somebody lowered it a moment ago, to 3." in late.text) == (422, True)
    assert "The groups were unlike." in late.text
    assert lower(dee, digest_id, "2", 3, "Both groups knew that falls were counted.") == 303
    page = client.get(address, follow_redirects=True).text
    for words in (
        "2 of 8 points",
        "The groups were unlike.",
        "Both groups knew",
        "By its facts alone the study would have 5",
    ):
        assert words in page
    assert "2 of 8 points" in client.get("/digests").text
    assert db.session.scalar(select(func.count()).select_from(DigestLowering)) == 2
    lower(ben, digest_id, "0", 2)
    assert "nothing to lower" in ben.get(f"/mod/digests/{digest_id}/lower").text


def test_a_new_digest_of_a_study_that_was_taken_back_stays_a_draft(
    ben: Browser, okafor: Browser, now: datetime
) -> None:
    digest = drafted(ben)
    standing.mark(ben.person, study_id(), "retracted", "It was withdrawn.", now)
    assert approve(okafor, digest) == 422
    assert newest().state == "draft"


def test_a_draft_is_thrown_away_and_what_is_public_stays(ben: Browser, okafor: Browser, client: Browser) -> None:
    digest = drafted(ben)
    approve(okafor, digest)
    ben.post(f"/mod/digests/{digest.id}/edit", FIELDS | {"title": "Changed", "version": "1", "save": "1"})
    ben.post(f"/mod/digests/{digest.id}/drop")
    assert HONEST_TEXT.title in ben.get(f"/mod/digests/{digest.id}/edit").text
    assert client.get(digest.url).status_code == 200
    unread = drafted(ben, button="save")
    ben.post(f"/mod/digests/{unread.id}/drop")
    assert db.session.get(Digest, unread.id) is None


def test_members_and_visitors_have_no_such_desk(client: Browser, ana: Browser, okafor: Browser, ben: Browser) -> None:
    digest = drafted(ben, button="save")
    for address in ("", "/new", f"/{digest.id}/edit", f"/{digest.id}/approve", f"/{digest.id}/lower"):
        assert client.get(f"/mod/digests{address}").status_code == ana.get(f"/mod/digests{address}").status_code == 404
    assert okafor.get("/mod/digests").status_code == 200
    assert okafor.get("/mod/digests/new").status_code == 404
    assert okafor.get(f"/mod/digests/{digest.id}/edit").status_code == 404
    assert okafor.get(f"/mod/digests/{digest.id}/approve").status_code == 404


def test_the_digests_of_somebody_who_left_stay_under_a_former_member(
    ben: Browser, dee: Browser, okafor: Browser, client: Browser, work: Callable[[], None], now: datetime
) -> None:
    digest = drafted(ben)
    approve(okafor, digest)
    digest_readers.press(ben.person, digest.id, wants=True, now=now)
    leaving.leave(ben.person.id, now, keeps=False)
    page = client.get(digest.url).text
    assert "Written by Former member" in page
    assert "Nobody has said yes yet." in page


def test_the_library_loaded_again_leaves_what_curators_did(ben: Browser, okafor: Browser, now: datetime) -> None:
    ours = db.session.scalars(select(Digest).where(Digest.key == "keller-2016")).one()
    record = {"key": "keller-2016", "written": "2026-12-01", **text_to_dict(HONEST_TEXT)}
    with transaction() as session:
        put_digests(session, [record], {}, now)
    db.session.expire_all()
    assert (ours.current_n, ours.title) == (2, HONEST_TEXT.title)
    acts.save(ben.person, ours.id, LOUD_TEXT, "A title.", 0, now)
    acts.ask(ben.person, ours.id, 1, now)
    digest_approval.approve(okafor.person, ours.id, 1, "Quoted.", now)
    with transaction() as session:
        put_digests(session, [record | {"title": "Ours again"}], {}, now)
    db.session.expire_all()
    assert (ours.current_n, ours.title) == (3, LOUD_TEXT.title)
