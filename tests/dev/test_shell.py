"""`make shell`: what lies at hand at the prompt."""

import os
import subprocess
import sys

from flask import Flask

from tests.fixtures.house import Browser, Maker
from tests.fixtures.tools import ROOT

ASKED = """\
print("reader:", ana.name, session.get(Member, ana.id).name)
print("thread:", queries.talk.threads.find_head(THREAD, ben).title)
"""


def ask(app: Flask, typed: str) -> str:
    """What the prompt of this house answers to what is typed."""
    house = app.config["HOUSE"]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("STRIDESHARE_")}
    ours = {"STRIDESHARE_INSTANCE": str(house.instance), "STRIDESHARE_SECRET_KEY": house.secret_key}
    program = [sys.executable, "-m", "dev.shell"]
    done = subprocess.run(program, cwd=ROOT, env=plain | ours, input=typed, capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def test_people_models_and_queries_are_at_hand(app: Flask, ana: Browser, make: Maker) -> None:
    thread_id = make.thread(ana.person, "Heel raises at the sink")
    said = ask(app, ASKED.replace("THREAD", str(thread_id)))
    assert "reader: ana ana" in said
    assert "thread: Heel raises at the sink" in said


def test_the_banner_names_what_is_there(app: Flask) -> None:
    said = ask(app, "")
    assert "ana ben cleo okafor dee" in said
    assert "Thread" in said
