"""PubMed's XML. A file may name its type, but declare nothing and point at nothing: such a file is refused whole."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError  # only to name what defusedxml hands out

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from forum.errors import Refused
from forum.formats.research import refusal_words
from forum.formats.research.read_study import StudyFound, date_of, one_line, put_year

# What PubMed calls a kind of publication, and the design that it surely is; the first that fits.
_DESIGNS = (
    ("Systematic Review", "systematic_review"),
    ("Meta-Analysis", "systematic_review"),
    ("Randomized Controlled Trial", "randomised_trial"),
    ("Clinical Trial Protocol", "protocol"),
    ("Case Reports", "case_report"),
    ("Review", "narrative_review"),
)
_RETRACTED = ("Retracted Publication", "Retraction of Publication", "Published Erratum")
_ARTICLES = ("PubmedArticle", "PubmedBookArticle")
ENTITIES_MOST = 20


def read_pubmed(text: str) -> Iterator[StudyFound]:
    """Each article; raises `Refused` for what is no XML, or XML that declares entities."""
    try:
        root = fromstring(text, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException:
        raise Refused(refusal_words.XML_DECLARES, "file") from None
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        line = error.position[0] if isinstance(error, ParseError) else 1
        raise Refused(refusal_words.not_xml(line), "file") from None
    articles = [root] if root.tag in _ARTICLES else [one for one in root if one.tag in _ARTICLES]
    yield from map(_article, articles)


def _article(given: Element) -> StudyFound:
    pmid = _text(given.find(".//PMID"))
    dois = [_text(one) for one in given.iterfind(".//Article/ELocationID[@EIdType='doi']")]
    dois += [_text(one) for one in given.iterfind("./PubmedData/ArticleIdList/ArticleId[@IdType='doi']")]
    doi = next(filter(None, dois), "")
    kinds = [_text(one) for one in given.iterfind(".//PublicationType")]
    data: dict[str, Any] = {
        "title": _text(given.find(".//ArticleTitle")).rstrip("."),
        "journal": _text(given.find(".//Journal/Title")),
        "authors": [name for one in given.iterfind(".//AuthorList/Author") if (name := _name(one))],
        "published": _date(given),
        "doi": doi,
        "url": f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/" if pmid.isdigit() and not doi else "",
        "design": next((design for kind, design in _DESIGNS if kind in kinds), ""),
        "registration": _text(given.find(".//DataBank/AccessionNumberList/AccessionNumber"))[:200],
        "entities": _entities(given),
    }
    unknown = [
        name for name, path in (("Abstract", ".//Abstract"), ("Keywords", ".//KeywordList")) if _has(given, path)
    ]
    told = [one for one in _RETRACTED if one in kinds]
    notes = (refusal_words.may_be_retracted(", ".join(told)),) if told else ()
    return StudyFound(put_year(data), tuple(unknown), notes=notes)


def _has(given: Element, path: str) -> bool:
    return given.find(path) is not None


def _text(one: Element | None) -> str:
    return one_line("".join(one.itertext())) if one is not None else ""


def _name(author: Element) -> str:
    first, last = _text(author.find("ForeName")), _text(author.find("LastName"))
    return f"{first} {last}".strip() or _text(author.find("CollectiveName"))


def _date(given: Element) -> str:
    for path in (".//ArticleDate", ".//Journal/JournalIssue/PubDate"):
        if (date := given.find(path)) is not None:
            told = date_of(*(_text(date.find(part)) for part in ("Year", "Month", "Day")))
            if told := told or date_of(_text(date.find("MedlineDate"))):
                return told
    return ""


def _entities(given: Element) -> list[dict[str, Any]]:
    """Its headings (MeSH), as a machine's words that nobody has confirmed."""
    found = [
        {"scheme": "MeSH", "id": one.get("UI", "")[:20], "name": _text(one)[:120], "is_confirmed": False}
        for one in given.iterfind(".//MeshHeading/DescriptorName")
    ]
    return [one for one in found if one["id"] and one["name"]][:ENTITIES_MOST]
