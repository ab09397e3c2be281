"""A form as a browser would send it, so that tests send what a page really holds."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self, marker: str) -> None:
        super().__init__()
        self.marker = marker
        self.fields: dict[str, str] = {}
        self.is_inside = False
        self.select = self.area = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "form":
            self.is_inside = self.marker in given
        elif not self.is_inside:
            return
        elif tag == "select":
            self.select, self.fields[name] = name, ""
        elif tag == "option" and "selected" in given:
            self.fields[self.select] = value
        elif tag == "textarea":
            self.area, self.fields[name] = name, ""
        elif tag == "input" and (given.get("type") not in ("radio", "checkbox") or "checked" in given):
            self.fields[name] = value

    def handle_data(self, data: str) -> None:
        if self.area:
            self.fields[self.area] = data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = ""
        elif tag == "form":
            self.is_inside = False


def form_fields(html: str, marker: str) -> dict[str, str]:
    """What the form with the attribute `marker` would send, its buttons apart."""
    reader = _Reader(marker)
    reader.feed(html)
    return reader.fields
