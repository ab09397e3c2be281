"""What a refusal says in the terminal, where it is raised by a command itself."""

NO_INDEX = "There is no search index yet. Run `strideshare reindex`."
MEMBERS_HERE = "There are members here already. Use --force to replace everything by the backup."


def not_utf8(number: int) -> str:
    """A line of the file to extract from."""
    return f"Line {number}: this is not UTF-8."


def not_json(number: int) -> str:
    """A line of the file to extract from."""
    return f"Line {number}: this is not JSON."


def not_id_and_text(number: int) -> str:
    """A line of the file to extract from."""
    return f'Line {number}: a line is an object with "id" and "text".'


def port_taken(host: str, port: int, why: str | None) -> str:
    """The system doesn't let us listen there."""
    return f"Can't serve on {host}, port {port}: {why}. Choose another."


def no_member(name: str) -> str:
    """By this name."""
    return f"There is no member {name}."
