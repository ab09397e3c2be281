"""`make shell`: a Python prompt inside the house, with what one needs to ask it something."""

import code
import importlib
import pkgutil
import readline
import rlcompleter
from types import ModuleType
from typing import Any

from forum import models, queries
from forum.actions.kit.base import transaction
from forum.cli.house import ready_house
from forum.clock import utc_now
from forum.queries.members.people import find_person_by_name

DEMO_PEOPLE = ("ana", "ben", "cleo", "okafor", "dee")


def names() -> dict[str, Any]:
    """Everything at hand; people of the demo only when they are members here."""
    load_all(queries)
    found: dict[str, Any] = {name: getattr(models, name) for name in models.__all__}
    found |= {"session": models.db.session, "transaction": transaction, "queries": queries, "utc_now": utc_now}
    people = {name: find_person_by_name(name) for name in DEMO_PEOPLE}
    return found | {name: person for name, person in people.items() if person is not None}


def load_all(package: ModuleType) -> None:
    """Import every module of a package, so that `queries.talk.threads` can be typed at once."""
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


def banner(at_hand: dict[str, Any]) -> str:
    """What is there, in few lines."""
    people = " ".join(name for name in DEMO_PEOPLE if name in at_hand) or "none: this is not the demo community"
    tables = " ".join(sorted(name for name in models.__all__ if isinstance(at_hand[name], type)))
    return "\n".join(
        (
            f"models   {tables}",
            f"people   {people}",
            "session  session.get(Thread, 1), session.scalars(db.select(Post).limit(3)).all()",
            "queries  queries.talk.threads.find_head(1, ana)",
            "write    with transaction() as session: ...   Outside of it a flush is written at once. Ctrl-D leaves.",
        )
    )


def main() -> None:
    """Ask and answer until Ctrl-D."""
    with ready_house():
        at_hand = names()
        readline.set_completer(rlcompleter.Completer(at_hand).complete)
        readline.parse_and_bind("tab: complete")
        code.interact(banner(at_hand), local=at_hand, exitmsg="")


if __name__ == "__main__":
    main()
