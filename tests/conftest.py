"""What every test may ask for; the fixtures themselves live in tests/fixtures."""

from hypothesis import settings

# Speed is measured in bench/, never asserted by a test: a busy machine must not turn one red.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

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
