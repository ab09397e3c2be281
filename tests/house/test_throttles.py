"""Whatever is throttled has its limits. Tests run without throttles, so a page would not tell."""

import re

from forum.rules.kit.throttles import LIMITS
from tests.house.plan import python_files

ACT = re.compile(r"\bthrottle\(\"(\w+)\"")


def test_every_act_that_is_throttled_has_its_limits_and_no_limit_is_for_nothing() -> None:
    acts = {act for path in python_files() for act in ACT.findall(path.read_text(encoding="utf-8"))}
    assert acts == set(LIMITS), "an act that `throttle` names has a row in LIMITS of rules/kit/throttles.py"
