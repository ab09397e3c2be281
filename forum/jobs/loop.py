"""Running the worker as a process: until SIGTERM or Ctrl-C, one at each queue of a database."""

import signal
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, closing
from types import FrameType

from forum.actions.members import returning
from forum.actions.upkeep.database_lock import MAILER, WORKER, DatabaseLock
from forum.clock import utc_now
from forum.jobs import rebuilding, worker
from forum.queries.kit.outbox import ALL, MAIL, OTHER

Context = Callable[[], AbstractContextManager[object]]
LOCKS = {OTHER: WORKER, MAIL: MAILER}


def run_until_told(context: Context, queue: str = ALL) -> None:
    """Work at a queue until a signal says stop; at all of them, letters go out beside the other work.

    `context` is what another thread must enter to have a database session of its own.
    """
    stop = threading.Event()

    def tell(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, tell)
    signal.signal(signal.SIGINT, tell)
    if queue != ALL:
        run_until(stop, queue)
        return
    letters = threading.Thread(target=send_letters, args=(context, stop), name="mail")
    letters.start()
    try:
        run_until(stop, OTHER)
    finally:
        stop.set()
        letters.join()


def send_letters(context: Context, stop: threading.Event) -> None:
    """Send letters until told to stop, in a thread of its own; when that fails for good, the whole process stops."""
    try:
        with context():
            run_until(stop, MAIL)
    finally:
        stop.set()


def run_until(stop: threading.Event, queue: str = OTHER) -> None:
    """Work at a queue until told to stop; waits while another process works at that queue of this database."""
    with closing(DatabaseLock(LOCKS[queue])) as lock:
        while not stop.is_set() and not lock.take():
            stop.wait(0.5)
        if stop.is_set():
            return
        if queue != MAIL:
            returning.redo(utc_now())
            rebuilding.ensure_index()
        worker.run(stop, queue, lock.hold)


def drain() -> None:
    """Do what is due now and return; when a worker runs already, it is left to it."""
    with ExitStack() as stack:
        if all(stack.enter_context(closing(DatabaseLock(name))).take() for name in LOCKS.values()):
            rebuilding.ensure_index()
            while worker.work_once(utc_now()):
                pass
