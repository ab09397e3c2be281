"""How gunicorn runs the site; what varies comes on its command line."""

from typing import Any

from forum.cli.supervisor import die_with_parent

worker_class = "gthread"
preload_app = True
keepalive = 5
timeout = 60
graceful_timeout = 20
max_requests = 0
control_socket_disable = True
# The request line holds what people searched for, so only method, path, status and time are logged, and no address.
accesslog = None
errorlog = "-"


def post_fork(_server: Any, _worker: Any) -> None:
    """A web process ends with its master."""
    die_with_parent()
