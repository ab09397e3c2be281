"""Counting how often something is read: in this process only, so that reading writes nothing."""

import threading
from collections import OrderedDict

from forum.actions.kit.throttles import TooMany
from forum.rules.kit.throttles import decide, limits_on

MOST_KEYS = 10_000


class ReadingThrottle:
    """The same rule as for acts that write, on at most `MOST_KEYS` numbers; who was seen longest ago is forgotten."""

    def __init__(self) -> None:
        self.free_at: OrderedDict[str, float] = OrderedDict()
        self.lock = threading.Lock()

    def take(self, act: str, now_s: float, *, account: str = "", address: str = "") -> None:
        """Count one more `act`; raises `TooMany` and counts nothing when any of its throttles is closed."""
        wanted = limits_on(act, account, address)
        with self.lock:
            verdicts = {key: decide(limit, self.free_at.get(key, 0), now_s) for key, limit in wanted.items()}
            if waits := [one.wait_s for one in verdicts.values() if not one.is_allowed]:
                raise TooMany(max(waits))
            for key, verdict in verdicts.items():
                self.free_at[key] = verdict.free_at
                self.free_at.move_to_end(key)
            while len(self.free_at) > MOST_KEYS:
                self.free_at.popitem(last=False)


READS = ReadingThrottle()
