"""Every regular expression of the house, and what in one can take far longer than its text is long."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import forum
from tests.house.plan import python_files, shown

DOORSTEPS = ("__main__", "gunicorn_settings", "wsgi")  # importing these starts something
ENDLESS = 1_000
CALLS = ("sub", "split", "search", "match", "fullmatch", "findall", "finditer")


def list_patterns() -> dict[str, re.Pattern[str]]:
    """By "module.NAME" those that stand in a module or a list of it, and by "file:line" those in a call of `re`."""
    return dict([*_named(), *_called()])


def _named() -> Iterator[tuple[str, re.Pattern[str]]]:
    for room in pkgutil.walk_packages(forum.__path__, "forum."):
        if room.name.rpartition(".")[2] in DOORSTEPS:
            continue
        for name, value in vars(importlib.import_module(room.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{room.name}.{name}", value
            for number, one in enumerate(value if isinstance(value, list | tuple) else ()):
                first = one[0] if isinstance(one, tuple) and one else one
                if isinstance(first, re.Pattern):
                    yield f"{room.name}.{name}.{number}", first


def _called() -> Iterator[tuple[str, re.Pattern[str]]]:
    for path in python_files():
        if not shown(path).startswith("forum/"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(ast.Name("re"), name), args=[ast.Constant(str(text)), *_]):
                    if name in CALLS:
                        yield f"{shown(path)}:{node.lineno}", re.compile(text)


def parse(pattern: re.Pattern[str]) -> list[Any]:
    """The pattern as a tree."""
    # The parser of `re` itself, which its stubs leave out.
    return list(re._parser.parse(pattern.pattern, pattern.flags))  # type: ignore[attr-defined]


def runaway(parsed: Any, inside: int = 0) -> list[str]:
    """Repeats without an end that stand within another repeat: the only way to more than polynomial time."""
    found: list[str] = []
    for code, argument in parsed:
        name = str(code)
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            _, most, body = argument
            is_endless = int(most) > ENDLESS
            if is_endless and inside:
                found.append(str(body))
            found += runaway(body, inside + (is_endless or (int(most) > 12 and _is_open(body))))
        elif name == "SUBPATTERN":
            found += runaway(argument[3], inside)
        elif name == "BRANCH":
            found += [one for branch in argument[1] for one in runaway(branch, inside)]
        elif name in {"ASSERT", "ASSERT_NOT"}:
            found += runaway(argument[1], inside)
    return found


def _is_open(body: Any) -> bool:
    return any(str(code) in {"MAX_REPEAT", "MIN_REPEAT"} for code, _ in body)


def starts_over(parsed: list[Any]) -> bool:
    """Whether it begins with a repeat without an end, and with something after it that may be missing.

    Looked for in a text, it reads a run of such letters again from every one of them: quadratic time.
    """
    for n, (code, argument) in enumerate(parsed):
        name, rest = str(code), parsed[n + 1 :]
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            least, most, body = argument
            if int(most) > ENDLESS:
                return _may_be_missing(rest)
            if starts_over([*body, *rest]) or least:
                return starts_over([*body, *rest])
        elif name == "SUBPATTERN":
            return starts_over([*argument[3], *rest])
        elif name == "BRANCH":
            return any(starts_over([*branch, *rest]) for branch in argument[1])
        elif name not in {"ASSERT", "ASSERT_NOT", "AT"} or str(argument) == "AT_BEGINNING":
            return False
    return False


def _may_be_missing(rest: list[Any]) -> bool:
    for code, argument in rest:
        name = str(code)
        if name in {"MAX_REPEAT", "MIN_REPEAT"}:
            found = argument[0] > 0
        elif name == "SUBPATTERN":
            found = _may_be_missing(list(argument[3]))
        elif name == "BRANCH":
            found = all(_may_be_missing(list(branch)) for branch in argument[1])
        else:
            found = True
        if found:
            return True
    return False
