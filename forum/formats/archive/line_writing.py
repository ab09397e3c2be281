"""Lines of an export file: values as JSON that `lines.parse_line` reads back."""

import json
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from forum.formats.archive.digest_lines import DigestLine, DigestVersionLine, LoweringLine
from forum.formats.archive.lines import CategoryLine, Line, PostLine, ResourceLine, ThreadLine, UserLine
from forum.formats.archive.picture_lines import PictureLine
from forum.formats.archive.poll_lines import ChoiceLine, PollLine
from forum.formats.archive.routine_lines import RoutineLine, VersionLine
from forum.formats.archive.study_lines import StudyLine
from forum.rules.library.resource_about import PageFacts
from forum.rules.research.digests import DigestText
from forum.rules.routines.routines import Card, card_to_dict

KINDS: dict[type, str] = {
    UserLine: "user",
    CategoryLine: "category",
    ThreadLine: "thread",
    PostLine: "post",
    PictureLine: "picture",
    RoutineLine: "routine",
    ResourceLine: "resource",
    StudyLine: "study",
    DigestLine: "digest",
}


def dump_line(line: Line) -> str:
    """The line as JSON with its line end; what is as usual is left out."""
    return json.dumps({"kind": KINDS[type(line)], **_given(line)}, ensure_ascii=False) + "\n"


def _given(line: Any) -> dict[str, Any]:
    pairs = ((one.name, getattr(line, one.name), one.default) for one in fields(line))
    return {name: _plain(name, value) for name, value, usual in pairs if value != usual}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, datetime):
        return int(value.timestamp())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Card):
        return card_to_dict(value)
    if isinstance(value, DigestVersionLine):
        given = _given(value)
        return given | given.pop("text")
    if isinstance(value, VersionLine | LoweringLine | PageFacts | DigestText | PollLine | ChoiceLine):
        return _given(value)
    if name == "forked_from":
        return {"routine": value[0], "n": value[1]}
    if name == "posts":
        return [{"post": post_id, "n": n} for post_id, n in value]
    return [_plain("", one) for one in value] if isinstance(value, tuple) else value
