"""The worker: takes jobs from the outbox, oldest first, and deletes each when it is done.

A job that was done but not yet deleted when the worker died is done again: handlers are idempotent.
Documents for the index are gathered over a batch and written in one go, because a commit of the index is what costs.
"""

import logging
import threading
from datetime import datetime, timedelta

from forum.actions import outbox as outbox_actions
from forum.actions import prune
from forum.clock import utc_now
from forum.errors import NotFound
from forum.jobs import indexing
from forum.jobs.registry import HANDLERS
from forum.queries import outbox
from forum.queries.outbox import Job

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
    done = [job.id for job in jobs if do(job, now)]
    indexing.flush()
    outbox_actions.finish(done)
    return len(jobs)


def do(job: Job, now: datetime) -> bool:
    """Do one job; a job that fails is put off for longer each time, and given up on only by a person."""
    handler = HANDLERS.get(job.kind)
    try:
        if handler is None:
            raise LookupError(f"no handler for {job.kind}")
        handler(job.payload, now)
    except NotFound:
        log.info("job %s %s: its subject is gone", job.id, job.kind)
    except Exception as error:
        wait_s = min(3600, 2 ** min(job.tries, MOST_TRIES))
        log.warning("job %s %s failed (%s), again in %s s", job.id, job.kind, type(error).__name__, wait_s)
        outbox_actions.put_off(job.id, type(error).__name__, now + timedelta(seconds=wait_s))
        return False
    return True
