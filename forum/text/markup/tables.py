"""Tables, as long as they are no heavier than a post may be."""

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table

from forum.errors import Refused
from forum.rules.kit.limits import POST_TOKENS
from forum.text.markup import refusal_words

_TOKENS_A_CELL = 3


def limit_tables(md: MarkdownIt) -> None:
    """Have the parser refuse a table with too many cells before it builds them.

    Rows may be shorter than the table is wide, so few characters can make very many cells.
    """
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if not table(state, start_line, end_line, True):
        return False
    columns = _line(state, start_line + 1).count("|") + 1
    rows = next((row for row in range(start_line, end_line) if state.isEmpty(row)), end_line) - start_line
    if columns * rows * _TOKENS_A_CELL > POST_TOKENS:
        raise Refused(refusal_words.TOO_MANY_CELLS, "body")
    return silent or table(state, start_line, end_line, False)


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]
