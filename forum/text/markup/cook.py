"""Markdown as members write it, cooked into clean HTML and plain text."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from forum.errors import Refused
from forum.rules.kit.limits import POST_BRACKETS, POST_CHARS, POST_DEPTH, POST_HTML_CHARS, POST_TOKENS
from forum.text.kit.clean import clean_text
from forum.text.kit.marks import use_marks
from forum.text.kit.plain import plain_text
from forum.text.markup import refusal_words
from forum.text.markup.dialect import use_dialect
from forum.text.markup.policy import clean_html
from forum.text.markup.refine import refine
from forum.text.markup.tables import limit_tables

# Raise it when the same Markdown gives other HTML, the worker should link the exercises of all posts anew, or the
# words about medicines changed: stored posts with a lower number are cooked again.
COOK_VERSION: int = 4


@dataclass(frozen=True, slots=True)
class Cooked:
    """A post ready to store.

    `mentions` are names as their members write them and `exercises` ids, each once, in the order of the text.
    `hosts` has one entry, in lower case, for each link to another site, `links` its address. `links_count` counts every
    link.
    """

    html: str
    plain: str
    mentions: tuple[str, ...]
    exercises: tuple[str, ...]
    hosts: tuple[str, ...]
    links_count: int
    links: tuple[str, ...] = ()


def cook(
    markdown: str,
    *,
    exercise_names: Mapping[str, str],
    member_names: Mapping[str, str],
    link_rel: str = "",
    blocked: Collection[str] = (),
) -> Cooked:
    """Cook a post; raises `Refused` when it asks too much of the machine, and nothing else.

    `exercise_names` maps ids to names, `member_names` casefolded names of existing members to their own
    spelling; what is in neither stays as typed. `link_rel` becomes the `rel` of links to other sites; those to
    `blocked` hosts become their words.
    """
    text = clean_text(markdown)
    _check_text(text)
    env = {"exercise_names": exercise_names, "member_names": member_names}
    found = refine(_parser.parse(text, env), link_rel, blocked)
    _check_depth(found.depth)
    _check_size(found.size)
    raw = str(_parser.renderer.render(found.tokens, _parser.options, env))
    if len(raw) > POST_HTML_CHARS:
        raise Refused(refusal_words.TOO_MUCH_FORMATTING, "body")
    html = clean_html(raw).strip()
    return Cooked(
        html=html,
        plain=plain_text(html),
        mentions=tuple(dict.fromkeys(found.mentions)),
        exercises=tuple(dict.fromkeys(found.exercises)),
        hosts=tuple(found.hosts),
        links_count=found.links_count,
        links=tuple(found.links),
    )


def _build_parser() -> MarkdownIt:
    # Deeper blocks than maxNesting would be dropped without a word, so it lies above what we refuse.
    nesting = POST_DEPTH + 2
    options = {"html": False, "breaks": True, "xhtmlOut": False, "maxNesting": nesting}
    md = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    md.core.ruler.after("block", "block_limits", _check_blocks)
    limit_tables(md)
    use_dialect(md)
    use_marks(md)
    # Every address passes here, so that a refused link becomes its text in `refine` and not raw Markdown.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    return md


def _check_text(text: str) -> None:
    if len(text) > POST_CHARS:
        raise Refused(refusal_words.too_many_characters(len(text), POST_CHARS), "body")
    if text.count("[") > POST_BRACKETS:
        raise Refused(refusal_words.TOO_MANY_BRACKETS, "body")


def _check_blocks(state: StateCore) -> None:
    """Stop before the second pass of the parser, which reads each block's words."""
    _check_size(len(state.tokens))


def _check_depth(depth: int) -> None:
    if depth >= POST_DEPTH:
        raise Refused(refusal_words.TOO_DEEP, "body")


def _check_size(tokens: int) -> None:
    if tokens > POST_TOKENS:
        raise Refused(refusal_words.TOO_MANY_PIECES, "body")


_parser = _build_parser()
