"""The worker: takes jobs from the outbox, oldest first, and deletes each when it is done.

A job that was done but not yet deleted when the worker died is done again: handlers are idempotent.
Documents for the index are gathered over a batch and written in one go, because a commit of the index is what costs.
"""

import logging
import threading
from datetime import datetime, timedelta

from forum.actions.kit import outbox as outbox_actions
from forum.actions.upkeep import prune
from forum.clock import utc_now
from forum.errors import NotFound
from forum.jobs import indexing
from forum.jobs.failures import cause_of, may_pass
from forum.jobs.registry import HANDLERS
from forum.queries.kit import outbox
from forum.queries.kit.outbox import Job

log = logging.getLogger("strideshare.worker")
BATCH = 50
IDLE_S = 0.25
BEAT_S = 5
PRUNE_EVERY = timedelta(hours=1)
MOST_TRIES = 12


def run(stop: threading.Event) -> None:
    """Work until told to stop; a running batch is finished first."""
    beat_at = prune_at = datetime.min.replace(tzinfo=utc_now().tzinfo)
    while not stop.is_set():
        now = utc_now()
        if now >= beat_at:
            outbox_actions.beat("worker", now)
            beat_at = now + timedelta(seconds=BEAT_S)
        if now >= prune_at:
            prune.forget_old(now)
            prune_at = now + PRUNE_EVERY
        if not work_once(now):
            stop.wait(IDLE_S)


def work_once(now: datetime) -> int:
    """Do one batch of due jobs; says how many there were."""
    jobs = outbox.list_due(now, BATCH)
    done = [job for job in jobs if do(job, now)]
    try:
        indexing.flush()
    except Exception:
        # One job's document may be what the index can't take: each again by itself, so that only that job fails.
        indexing.forget()
        done = [job for job in done if do(job, now, alone=True)]
    outbox_actions.finish([job.id for job in done])
    return len(jobs)


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
    """Leave a job that failed for later, or for a person; the log names it without what anybody wrote."""
    cause = cause_of(error)
    wait_s = min(3600, 2 ** min(job.tries, MOST_TRIES))
    again_at = now + timedelta(seconds=wait_s)
    if outbox_actions.put_off(job.id, cause, again_at, now, may_pass=may_pass(error)):
        log.error("job %s %s was set aside: it always fails in the same way (%s)", job.id, job.kind, cause)
    else:
        log.warning("job %s %s failed (%s), again in %s s", job.id, job.kind, cause, wait_s)
