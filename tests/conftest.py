"""What every test may ask for; the fixtures themselves live in tests/fixtures."""

import gc

from hypothesis import settings

# Speed is measured in bench/, never asserted by a test: a busy machine must not turn one red.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay to the end: Python need not look at each again whenever it tidies up."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


pytest_plugins = [
    "tests.fixtures.tools",
    "tests.fixtures.postgres",
    "tests.fixtures.mistakes",
    "tests.fixtures.house",
    "tests.fixtures.both",
    "tests.fixtures.terminal",
    "tests.fixtures.crowd",
    "tests.fixtures.served",
    "tests.fixtures.browser",
]
