"""How every process logs: one line an event, `key=value`, and nothing that anybody wrote or that opens a door.

What other code wants to log may hold an address with a token or a search, and the message of an error may
quote a row. So of an error only its type and the way through the code are told, and of a foreign message no path.
"""

import json
import logging
import re
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime

# The number of the request that is being answered, which an error page also shows; "" outside of requests.
REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="")
OURS = "strideshare"
# A path, a query or an e-mail address; the host and port a server listens on may be told.
_PRIVATE = re.compile(r"(?<![\w:/])/\S+|\bhttps?://[^\s/]+/\S+|\?\S+|(?<!\S)[^\s@]{1,80}@\S+")
_PLAIN = re.compile(r"[\w.:+,/<>()\[\]|-]+")


class HouseLines(logging.Formatter):
    """Formats any record as one line of `key=value` pairs; values with spaces stand in JSON's quotes."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        pairs: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.casefold(),
            "from": record.name,
        }
        if request := REQUEST_ID.get():
            pairs["request"] = request
        own = getattr(record, "pairs", None)
        pairs |= own if isinstance(own, Mapping) else {"message": said(record)}
        if record.exc_info and record.exc_info[1] is not None:
            pairs |= way_of(record.exc_info[1])
        return " ".join(f"{name}={written(str(value))}" for name, value in pairs.items())


def said(record: logging.LogRecord) -> str:
    """The message; without private parts when it is not our own."""
    try:
        message = record.getMessage()
    except (TypeError, ValueError):
        message = str(record.msg)
    is_ours = record.name == OURS or record.name.startswith(f"{OURS}.")
    return message if is_ours else _PRIVATE.sub("…", message)


def way_of(error: BaseException) -> dict[str, object]:
    """The types of an error and of what caused it, and the way through the code, last step last; never its message."""
    types = [type(one).__name__ for one in causes_of(error)]
    frames = traceback.extract_tb(error.__traceback__)
    steps = [f"{short(frame.filename)}:{frame.lineno}:{frame.name}" for frame in frames[-20:]]
    return {"error": "<".join(types), "way": " ".join(steps)}


def causes_of(error: BaseException) -> list[BaseException]:
    """The error and what led to it, the last one first."""
    chain, seen = [error], {id(error)}
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None and id(cause) not in seen:
        chain.append(cause)
        seen.add(id(cause))
    return chain[:5]


def short(path: str) -> str:
    """The last two parts of a file's path: enough to find it, and nothing of this machine."""
    return "/".join(path.split("/")[-2:])


def written(value: str) -> str:
    """A value as it stands in the line; what has spaces or line ends is quoted, so that one event is one line."""
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def start_log(level: str) -> None:
    """Log to standard error in house lines: what is ours at this level, other code only when something is wrong."""
    handler = logging.StreamHandler()
    handler.setFormatter(HouseLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger(OURS).setLevel(level.upper())
