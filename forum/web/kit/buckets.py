"""How often something may be asked for: counted in this process, so that a read writes no row."""

from collections.abc import Mapping

from forum.actions.kit.throttles import TooMany
from forum.clock import utc_now
from forum.rules.kit.throttles import Limit, decide
from forum.web.kit.caching import Shelf
from forum.web.kit.request_context import settings

BUCKETS: Shelf[float] = Shelf(20_000)


def take(limits: Mapping[str, Limit]) -> None:
    """Count one more under each key; raises `TooMany` when one of them is too often."""
    if not settings().limits:
        return
    now_s = utc_now().timestamp()
    for key, limit in limits.items():
        verdict = decide(limit, BUCKETS.find(key) or 0, now_s)
        if not verdict.is_allowed:
            raise TooMany(verdict.wait_s)
        BUCKETS.keep(key, verdict.free_at)
