"""The allow-list as the tests know it: apart from the house's own policy, and read by another parser."""

import re
from html.parser import HTMLParser

TAGS = set(
    "p br hr h3 h4 h5 h6 strong em s code pre blockquote ul ol li a div table thead tbody tr th td".split()  # noqa: SIM905
)
VOID = {"br", "hr"}
# An attribute stands in double quotes, so an apostrophe in an address can't end it.
HREF = re.compile(r"https?://[A-Za-z0-9\[_.:-][^\s\\<>\"]*|/(?![/\\])[^\s\\<>\"]*|#[^\s\\<>\"]*", re.IGNORECASE)
REL = "nofollow ugc"


class Reader(HTMLParser):
    """Reads a fragment, and fails on whatever a post must not hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.hrefs: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert value is not None
            self.check_attribute(tag, name, value)
        if tag == "a":
            assert "a" not in self.open, "a link in a link"
        if tag not in VOID:
            self.open.append(tag)

    def check_attribute(self, tag: str, name: str, value: str) -> None:
        if (tag, name) == ("a", "href"):
            assert HREF.fullmatch(value), value
            self.hrefs.append(value)
        elif (tag, name) == ("a", "rel"):
            assert value == REL
        elif (tag, name) == ("ol", "start"):
            assert value.isdigit()
        elif (tag, name) == ("div", "aria-label"):
            assert re.fullmatch(r"(Table|Code) \d+", value)
        else:
            expected = {("div", "class"): "table-scroll", ("div", "role"): "region", ("div", "tabindex"): "0"}
            assert expected[tag, name] == value

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def read(html: str) -> Reader:
    """The fragment as the independent parser sees it; fails when anything in it is not allowed."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, "left open"
    return reader
