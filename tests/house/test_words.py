"""Whatever members are told has one home a room: `refusal_words`, `problem_words` and `flash_words`.

A function that hands a value on to `Refused` or `flash` says that value too, and so does a class whose field is handed
on. They are found here, so nobody has to list the helpers.
"""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.house.plan import imports_of, module_of, nodes_of, python_files, shown

HOMES = {"refusal_words", "problem_words", "flash_words"}
# Who says something: the name, the value that is said and its place among the values.
Sayer = tuple[str, str, int]
SAYERS: set[Sayer] = {("Refused", "message", 0), ("BadLine", "why", 1), ("flash", "message", 0)}
Function = ast.FunctionDef | ast.AsyncFunctionDef | None
WORDS = [path for path in python_files() if path.stem in HOMES]
OTHERS = [path for path in python_files() if path.stem not in HOMES]


def last_name(node: ast.AST) -> str:
    """The name of what is named, or its last part; "" for anything else."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@cache
def calls_of(path: Path) -> dict[str, list[tuple[ast.Call, Function]]]:
    """Every call of a file by the name that is called, with the function it stands in."""
    found: dict[str, list[tuple[ast.Call, Function]]] = defaultdict(list)
    waiting: list[tuple[ast.AST, Function]] = [(nodes_of(path)[0], None)]
    while waiting:
        node, home = waiting.pop()
        home = node if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else home
        if isinstance(node, ast.Call):
            found[last_name(node.func)].append((node, home))
        waiting += [(child, home) for child in ast.iter_child_nodes(node)]
    return found


@cache
def values_taken(path: Path) -> dict[str, list[str]]:
    """The values that the functions of a file take, and those that its classes are made with."""
    taken: dict[str, list[str]] = {}
    for node in nodes_of(path):
        if isinstance(node, ast.FunctionDef) and node.name != "__init__":
            taken[node.name] = [one.arg for one in node.args.args if one.arg != "self"]
        elif isinstance(node, ast.ClassDef):
            made = (one for one in node.body if isinstance(one, ast.FunctionDef) and one.name == "__init__")
            fields = [last_name(one.target) for one in node.body if isinstance(one, ast.AnnAssign)]
            taken[node.name] = next(([one.arg for one in each.args.args[1:]] for each in made), fields)
    return taken


def list_said(path: Path, sayers: Iterable[Sayer]) -> Iterator[tuple[ast.expr, Function]]:
    """What a file says, and in which function. A function of the same name may be a different one."""
    for name, word, place in sayers:
        if word in values_taken(path).get(name, [word]):
            for call, home in calls_of(path).get(name, []):
                named = [one.value for one in call.keywords if one.arg == word]
                yield from ((value, home) for value in named or call.args[place : place + 1])


def find_sayers(paths: list[Path]) -> set[Sayer]:
    """All who say a value they are given."""
    found: set[Sayer] = set()
    new = set(SAYERS)
    while new:
        found |= new
        said = [(path, *one) for path in paths for one in list_said(path, new)]
        fields = {value.attr for _path, value, _home in said if isinstance(value, ast.Attribute)}
        handed = {(path, home.name, value.id) for path, value, home in said if home and isinstance(value, ast.Name)}
        new = {
            (name, word, place)
            for path in paths
            for name, words in values_taken(path).items()
            for place, word in enumerate(words)
            if (path, name, word) in handed or (name[0].isupper() and word in fields)
        } - found
    return found


class Reader:
    """Tells whether a value of a file holds words of the file's own."""

    def __init__(self, path: Path) -> None:
        nodes = nodes_of(path)
        self.top = list(ast.iter_child_nodes(nodes[0]))
        froms = [node for node in nodes if isinstance(node, ast.ImportFrom)]
        self.brought = {alias.asname or alias.name: (one.module, alias.name) for one in froms for alias in one.names}
        self.functions = {node.name: node for node in nodes if isinstance(node, ast.FunctionDef)}

    def values_of(self, name: str, home: Function) -> list[ast.expr]:
        """What a name is given in a function, or else beside all functions; nothing when the function takes it."""
        if home and name in {one.arg for one in ast.walk(home.args) if isinstance(one, ast.arg)}:
            return []
        return self._given(ast.walk(home) if home else (), name) or self._given(self.top, name)

    @staticmethod
    def _given(nodes: Iterable[ast.AST], name: str) -> list[ast.expr]:
        given = (node for node in nodes if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr))
        pairs = ((node.value, node.targets if isinstance(node, ast.Assign) else [node.target]) for node in given)
        return [value for value, names in pairs if value and name in map(last_name, names)]

    def is_own(self, value: ast.AST | None, home: Function, depth: int = 5) -> bool:
        """Whether it is a text, or a name, a choice or a call that may come to one."""
        if depth == 0 or value is None:
            return False
        if isinstance(value, ast.Constant):
            return isinstance(value.value, str) and value.value != ""
        parts: list[ast.expr] = []
        match value:
            case ast.JoinedStr():
                return True
            case ast.Attribute() | ast.Name() if last_name(value).isupper() and self.is_elsewhere(value):
                return True
            case ast.Name():
                parts = self.values_of(value.id, home)
            case ast.IfExp():
                parts = [value.body, value.orelse]
            case ast.BinOp():
                parts = [value.left, value.right]
            case ast.BoolOp() | ast.Dict():
                parts = value.values
            case ast.Subscript():
                parts = [value.value]
            case ast.Call():
                return self.is_own_call(value, home, depth)
        return any(self.is_own(part, home, depth - 1) for part in parts)

    def is_elsewhere(self, value: ast.Attribute | ast.Name) -> bool:
        """Whether a constant comes from a module that is no home of words."""
        base = value.value if isinstance(value, ast.Attribute) else value
        module, name = self.brought.get(last_name(base), ("", ""))
        return bool(name) and not HOMES & {name, (module or "").rpartition(".")[2]}

    def is_own_call(self, call: ast.Call, home: Function, depth: int) -> bool:
        """Whether a call joins texts, hands a sentence on, or is of a function here that answers with words."""
        if isinstance(call.func, ast.Attribute) and self.is_own(call.func.value, home, depth - 1):
            return True
        texts = [one.value for part in call.args for one in ast.walk(part) if isinstance(one, ast.Constant)]
        if any(isinstance(text, str) and " " in text.strip() for text in texts):
            return True
        made = self.functions.get(last_name(call.func)) if isinstance(call.func, ast.Name) else None
        answers = [node.value for node in ast.walk(made) if isinstance(node, ast.Return)] if made else []
        return any(self.is_own(answer, made, depth - 1) for answer in answers)


def own_words(path: Path, sayers: Iterable[Sayer]) -> list[str]:
    """The lines of a file that say words of its own."""
    reader = Reader(path)
    return sorted({f"line {one.lineno}" for one, home in list_said(path, sayers) if reader.is_own(one, home)})


def defined(path: Path) -> set[str]:
    """The constants and functions of a module of words."""
    body = list(ast.iter_child_nodes(nodes_of(path)[0]))
    names = {node.name for node in body if isinstance(node, ast.FunctionDef)}
    given = [node for node in body if isinstance(node, ast.Assign)]
    return names | {last_name(target) for node in given for target in node.targets}


def used(paths: Iterable[Path]) -> set[tuple[str, str]]:
    """What is taken from the modules of words, as module and name."""
    found = set()
    for path in paths:
        brought = Reader(path).brought
        for node in nodes_of(path):
            if isinstance(node, ast.Attribute) and (home := brought.get(last_name(node.value))):
                found.add((f"{home[0]}.{home[1]}", node.attr))
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                found.add((module_of(path), node.id))
    return found


def test_words_stand_in_their_homes() -> None:
    sayers = find_sayers(OTHERS)
    found = {shown(path): own_words(path, sayers) for path in OTHERS}
    own = {name: lines for name, lines in found.items() if lines}
    assert own == {}, "what members are told is a name in refusal_words, problem_words or flash_words of its room"


def test_helpers_that_say_what_they_are_given_are_found() -> None:
    found = {name for name, _word, _place in find_sayers(OTHERS)}
    assert found >= {"Refused", "BadLine", "flash", "say_saved", "go_to_post", "ActQuestion", "Noun", "Problem"}


def test_all_words_are_said() -> None:
    taken = used(python_files())
    assert [
        (shown(home), name) for home in WORDS for name in defined(home) if (module_of(home), name) not in taken
    ] == []


def test_words_know_nothing_of_the_house() -> None:
    assert [(shown(home), one.name) for home in WORDS for one in imports_of(home) if one.name.startswith("forum")] == []


@pytest.mark.parametrize(
    "line",
    [
        "raise Refused('Write first.')",
        "raise Refused(f'Write {most} first.', 'body')",
        "flash(message='Done.')",
        "raise Refused('Write ' + most)",
        "raise Refused(most or 'Write first.')",
        "raise Refused('; '.join(most))",
        "words = 'Write first.' if most else refusal_words.NO_BODY\n    raise Refused(words)",
        "flash(SAID[most])",
        "flash(say(most))",
        "flash(posting.HELD)",
        "raise Refused(refusal_words.at(most, 'Write it first.'))",
        "tell(most, 'Done.')",
        "raise Refused(Rule('post', no='Write first.').no)",
    ],
)
def test_own_words_are_seen(line: str, tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text(PAGE.format(line=line))
    assert len(own_words(path, find_sayers([path]))) == 1


PAGE = """
from forum.rules.talk import posting, refusal_words, flash_words

SAID = {{"kept": "It is kept."}}

def say(most):
    return f"{{most}} are kept"

def tell(person, words):
    flash(words, "ok")

class Rule:
    noun: str
    no: str

def view(most, rule):
    {line}

def check(rule):
    raise Refused(rule.no, "body")
"""


@pytest.mark.parametrize(
    "line",
    [
        "raise Refused(refusal_words.NO_BODY, 'body')",
        "flash(flash_words.post_deleted(most), 'ok')",
        "flash(flash_words.PUBLISHED[most], 'ok')",
        "raise Refused(refusal_words.not_one_of('kind', most))",
        "tell('Ana Example', flash_words.NOTED)",
        "rule = Rule('a post', refusal_words.NOT_HIDDEN)",
        "words = refusal_words.at(most, error.message)\n    raise Refused(words)",
    ],
)
def test_words_from_their_home_pass(line: str, tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text(PAGE.format(line=line))
    assert own_words(path, find_sayers([path])) == []
