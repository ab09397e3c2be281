"""Starting the house."""

import socket

import pytest

from forum.cli import supervisor
from forum.errors import Refused


def test_a_port_that_stays_taken_is_refused_by_name() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(Refused, match=f"port {port}"):
            supervisor.wait_for_port("127.0.0.1", port, within_s=0)


def test_a_free_port_is_taken_at_once() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
    supervisor.wait_for_port("127.0.0.1", port)
