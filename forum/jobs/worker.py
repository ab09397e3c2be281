"""The worker: takes jobs from the outbox, oldest first, and deletes each when it is done.

A job that was done but not yet deleted when the worker died is done again: handlers are idempotent.
Documents for the index are gathered over a batch and written in one go, because a commit of the index is what costs.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from forum.actions.kit import instance
from forum.actions.kit import outbox as outbox_actions
from forum.actions.talk import letters
from forum.actions.upkeep import prune
from forum.clock import utc_now
from forum.errors import NotFound
from forum.jobs import indexing, rebuilding, resources
from forum.jobs.failures import PASSING, cause_of, may_pass
from forum.jobs.registry import HANDLERS
from forum.queries.kit import outbox
from forum.queries.kit.outbox import Job
from forum.rules.library.link_checks import PACE

log = logging.getLogger("strideshare.worker")
BATCH = 50
IDLE_S = 0.25
AGAIN_S = 1
AT_ONCE = datetime.min.replace(tzinfo=UTC)
BEAT_S = 5
PRUNE_EVERY = timedelta(hours=1)
MOST_TRIES = 12
BEATS_AS = {outbox.ALL: "worker", outbox.OTHER: "worker", outbox.MAIL: "mailer"}


def run(stop: threading.Event, queue: str = outbox.ALL, holds: Callable[[], bool] = lambda: True) -> None:
    """Work at a queue until told to stop; a running batch is finished first, and what may pass is waited for.

    `holds` is asked every few seconds whether this is still the one worker of its queue.
    """
    clocks = Clocks()
    done: list[int] = []
    while not stop.is_set():
        try:
            if utc_now() >= clocks.beat_at and not holds():
                log.error("another process works at this queue now: this one ends")
                return
            if not round_of_work(clocks, done, utc_now(), queue):
                stop.wait(IDLE_S)
        except Exception as error:
            if not may_pass(error):
                raise
            log.warning("the worker waits for what it can't have now (%s), again in %s s", cause_of(error), AGAIN_S)
            stop.wait(AGAIN_S)


@dataclass
class Clocks:
    """When the worker next says that it is alive, and next forgets what is old and plans letters."""

    beat_at: datetime = AT_ONCE
    prune_at: datetime = AT_ONCE
    link_at: datetime = AT_ONCE


def round_of_work(clocks: Clocks, done: list[int], now: datetime, queue: str) -> int:
    """Say that the worker is alive when it is time, and do one batch; says how many jobs there were."""
    if now >= clocks.beat_at:
        outbox_actions.beat(BEATS_AS[queue], now)
        clocks.beat_at = now + timedelta(seconds=BEAT_S)
    if queue != outbox.MAIL and now >= clocks.prune_at:
        prune.forget_old(now)
        letters.plan_digests(now)
        clocks.prune_at = now + PRUNE_EVERY
    if queue != outbox.OTHER and instance.checks_links() and now >= clocks.link_at:
        # Beside the letters, because whoever asks other machines must not hold up the search.
        resources.follow_next(now)
        clocks.link_at = now + PACE
    if queue != outbox.MAIL:
        rebuilding.ensure_index()
    return work_once(now, done, queue)


def work_once(now: datetime, done: list[int] | None = None, queue: str = outbox.ALL) -> int:
    """Do one batch of due jobs; says how many there were. Of letters a batch is one, so that a stop is heard soon.

    `done` holds the ids of jobs that are done and not yet deleted: when the database could not be written, they are
    deleted the next time and not done twice.
    """
    done = [] if done is None else done
    finish(done)
    jobs = outbox.list_due(now, 1 if queue == outbox.MAIL else BATCH, queue)
    well = [job for job in jobs if do(job, now)]
    if queue != outbox.MAIL:
        well = tell_index(well, now)
    done.extend(job.id for job in well)
    finish(done)
    return len(jobs)


def tell_index(well: list[Job], now: datetime) -> list[Job]:
    """Write what a batch gathered for the index; says which of its jobs are done."""
    try:
        indexing.flush()
    except Exception:
        # One job's document may be what the index can't take: each again by itself, so that only that job fails.
        indexing.forget()
        return [job for job in well if do(job, now, alone=True)]
    return well


def finish(done: list[int]) -> None:
    """Delete the jobs that are done, and forget their ids."""
    outbox_actions.finish(done)
    done.clear()


def do(job: Job, now: datetime, *, alone: bool = False) -> bool:
    """Do one job; one that fails is put off for longer each time, and set aside when it always fails the same way.

    What it gathered for the index is written with the batch, or at once when it is done `alone`.
    """
    handler = HANDLERS.get(job.kind)
    try:
        if handler is None:
            raise LookupError(f"no handler for {job.kind}")
        handler(job.payload, now)
        if alone:
            indexing.flush()
    except NotFound:
        log.info("job %s %s: its subject is gone", job.id, job.kind)
    except Exception as error:
        if alone:
            indexing.forget()
        put_off(job, error, now)
        return False
    return True


def put_off(job: Job, error: Exception, now: datetime) -> None:
    """Leave a job that failed for later, or for a person; the log names it without what anybody wrote.

    When not even that can be written, the job simply is still due.
    """
    cause = cause_of(error)
    wait_s = min(3600, 2 ** min(job.tries, MOST_TRIES))
    again_at = now + timedelta(seconds=wait_s)
    try:
        is_over = outbox_actions.put_off(job.id, cause, again_at, now, may_pass=may_pass(error))
    except PASSING as passing:
        log.warning("job %s %s failed (%s) and stays due (%s)", job.id, job.kind, cause, cause_of(passing))
        return
    if is_over:
        log.error("job %s %s was set aside: it always fails in the same way (%s)", job.id, job.kind, cause)
    else:
        log.warning("job %s %s failed (%s), again in %s s", job.id, job.kind, cause, wait_s)
