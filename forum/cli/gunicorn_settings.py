"""How gunicorn runs the site; what varies comes on its command line."""

import sys
from typing import Any

from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.http import wsgi

from forum.cli.supervisor import die_with_parent
from forum.log_lines import HouseLines


class QuietLog(Logger):
    """Gunicorn's log in house lines, without the address and the text of requests."""

    def setup(self, cfg: Config) -> None:
        """As gunicorn does it, then in our own form."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(HouseLines())

    def warning(self, msg: object, *args: Any, **kwargs: Any) -> None:
        """A warning; of an unreadable request only that there was one."""
        if str(msg).startswith("Invalid request from"):
            msg, args = "refused a request that is not HTTP as we know it", ()
        super().warning(msg, *args, **kwargs)

    def exception(self, msg: object, *args: Any, **kwargs: Any) -> None:
        """An error; a client that stalls for too long is none."""
        if isinstance(sys.exception(), BlockingIOError):
            self.debug("a client took its answer too slowly, and was let go")
        else:
            super().exception(msg, *args, **kwargs)


logger_class = QuietLog
worker_class = "forum.cli.patient_worker.PatientWorker"
preload_app = True
keepalive = 5
timeout = 60
graceful_timeout = 20
max_requests = 0
control_socket_disable = True
# The request line holds what people searched for, so web/kit/request_log names the route instead.
accesslog = None
errorlog = "-"


_default_headers = wsgi.Response.default_headers


def default_headers(response: wsgi.Response) -> list[str]:
    """Gunicorn's own headers without the one that says what server this is; it has no setting for that."""
    return [header for header in _default_headers(response) if not header.startswith("Server:")]


wsgi.Response.default_headers = default_headers  # type: ignore[method-assign, assignment]


def post_fork(_server: Any, _worker: Any) -> None:
    """A web process ends with its master."""
    die_with_parent()
