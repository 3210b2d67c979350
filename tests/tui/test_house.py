"""How the program is built: small classes; and its full-screen face: widgets that ask nobody."""

import ast
from pathlib import Path

from tightrope import tui

ROOT = Path(tui.__file__).parent
MOST_METHODS = 20


def test_no_class_has_more_than_twenty_methods() -> None:
    for path in ROOT.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
                methods = [each.name for each in node.body if isinstance(each, kinds)]
                assert len(methods) <= MOST_METHODS, f"{node.name}: {methods}"


def test_no_widget_asks_the_app_or_its_screen() -> None:
    for path in ROOT.glob("widgets/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"app", "screen"}, f"{path}, line {node.lineno}"


def test_no_act_is_found_by_a_name_in_a_string() -> None:
    """What is called is named in code, so that whoever looks for its uses finds them."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                asks_by_name = node.func.id in {"getattr", "hasattr", "setattr"}
                owner = node.args[0] if node.args else None
                of_library = isinstance(owner, ast.Name) and owner.id in {"signal", "select"}
                assert not asks_by_name or of_library, f"{path}, line {node.lineno}"
