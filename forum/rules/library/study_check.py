"""The rules the list of studies keeps, told one line for each breach."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from forum.rules.library.check import path_breaches

Entry = Mapping[str, Any]

_TOP = ("schema_version", "note", "studies", "related", "unresolved")
_FIELDS = frozenset({
    "id", "title", "authors", "year", "venue", "doi", "url", "design", "n", "intervention", "outcomes",
    "findings", "verified_at", "not_verified", "digest_caution",
})  # fmt: skip
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_WEB = re.compile(r"https?://")


def validate_studies(data: Entry, sources: Collection[str]) -> list[str]:
    """Every breach as one line each, [] when sound; `sources` are the source keys of the exercise library."""
    if missing := [f"studies: {key} missing" for key in _TOP if key not in data]:
        return missing
    every = [*data["studies"], *data["related"]]
    ids = Counter(study.get("id") for study in every)
    breaches = [f"study {name}: id used {count} times" for name, count in ids.items() if count > 1]
    for study in data["studies"]:
        if set(study) != _FIELDS:
            breaches.append(f"study {study.get('id')}: fields differ: {sorted(set(study) ^ _FIELDS)}")
    for study in every:
        breaches += [f"study {study.get('id')}: {words}" for words in _study(study)]
    unknown = [line.get("seed") for line in data["unresolved"] if line.get("seed") not in sources]
    breaches += [f"unresolved: source {seed} unknown" for seed in unknown]
    return breaches + path_breaches(data)


def _study(study: Entry) -> Iterator[str]:
    if not _SLUG.fullmatch(study.get("id") or ""):
        yield "bad id"
    if not study.get("title"):
        yield "no title"
    if study.get("doi") is not None and not _DOI.fullmatch(study["doi"]):
        yield f"doi {study['doi']}"
    if study.get("url") is not None and not _WEB.match(study["url"]):
        yield f"url {study['url']}"
    year = study.get("year")
    if year is not None and not (isinstance(year, int) and 1980 <= year <= 2100):
        yield f"year {year}"
    if not isinstance(study.get("verified_at"), list) or not study["verified_at"]:
        yield "verified_at is empty"
    for name in ("authors", "outcomes"):
        value = study.get(name)
        if value is not None and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
            yield f"{name} is not a list of text"
