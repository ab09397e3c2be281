"""Pages by post number: page 1 holds numbers 1 to 20, whatever happened to them since."""

POSTS_A_PAGE = 20
ROWS_A_PAGE = 15
CARDS_A_PAGE = 12


def page_of(n: int, size: int = POSTS_A_PAGE) -> int:
    """The page on which number `n` stands."""
    return (max(n, 1) - 1) // size + 1


def page_count(total: int, size: int = POSTS_A_PAGE) -> int:
    """How many pages `total` things fill; never less than one."""
    return page_of(total, size)


def page_span(page: int, size: int = POSTS_A_PAGE) -> tuple[int, int]:
    """First and last number of a page."""
    return (page - 1) * size + 1, page * size
