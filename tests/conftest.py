"""What every test may ask for; the fixtures themselves live in tests/fixtures."""

pytest_plugins = [
    "tests.fixtures.tools",
    "tests.fixtures.postgres",
    "tests.fixtures.house",
    "tests.fixtures.both",
    "tests.fixtures.terminal",
    "tests.fixtures.crowd",
    "tests.fixtures.served",
    "tests.fixtures.browser",
]
