"""Which private names of a library are there, and which ones a class of ours touches."""

import ast
import inspect
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType


def is_private(name: str) -> bool:
    """Whether a name is one that its library may change without a word."""
    return name.startswith("_") and not name.endswith("__")


def is_there(module: str, name: str) -> bool:
    """Whether a module has a name, such as `App._exception`, be it only set on instances."""
    try:
        found: object = import_module(module)
    except ImportError:
        return False
    owner, _, attribute = name.rpartition(".")
    if not owner:
        return hasattr(found, name)
    kind = getattr(found, owner, None)
    return isinstance(kind, type) and attribute in private_names_of(kind)


@cache
def private_names_of(kind: type) -> frozenset[str]:
    """Return the private names that a class defines in itself, or sets on its instances."""
    tree = ast.parse(_dedented(inspect.getsource(kind)))
    return frozenset(filter(is_private, {*vars(kind), *_touched(tree)}))


def touched_by(kind: type) -> frozenset[str]:
    """Return the private names that a class of ours defines or uses on itself."""
    return frozenset(filter(is_private, _touched(ast.parse(_dedented(inspect.getsource(kind))))))


def _touched(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Call):
            owner = node.value.id if isinstance(node.value, ast.Name) else _called(node.value)
            names |= {node.attr} if owner in {"self", "cls", "super"} else set()
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
    return names


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _dedented(source: str) -> str:
    return inspect.cleandoc(source) if source[:1].isspace() else source


def private_imports(path: Path, library: str) -> set[str]:
    """Return what a module imports from private modules of a library, or by private name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{each.name}" for each in node.names]
        else:
            continue
        found |= {
            name
            for name in names
            if name.split(".")[0] == library and any(map(is_private, name.split(".")))
        }
    return found


def classes_of(module: ModuleType) -> list[type]:
    """Return the classes that are defined in a module, also inside other classes."""
    found = [each for each in vars(module).values() if isinstance(each, type)]
    return [each for each in found if each.__module__ == module.__name__]
