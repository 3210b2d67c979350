"""Late imports: a package hands out its modules and names when they are first used (PEP 562).

A command must answer before a person looks up, so what it does not need is not imported. A package
that is used late mirrors its table under `TYPE_CHECKING`, so that the type checker and the walls
see every import; a test holds the two equal.
"""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

_NONE: Mapping[str, str] = MappingProxyType({})


def late_imports(
    package: str, modules: Iterable[str] = (), names: Mapping[str, str] = _NONE
) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package.

    `modules` are modules of the package itself; `names` say in which module, whole path, each other
    name is defined. Raises AttributeError for a name in neither, as Python does.
    """
    own = frozenset(modules)

    def load(name: str) -> Any:
        if name in own:
            return import_module(f"{package}.{name}")
        if name in names:
            return getattr(import_module(names[name]), name)
        raise AttributeError(f"module {package!r} has no attribute {name!r}")

    return load


def late_libraries(names: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a module that hands out libraries, each by its whole path."""

    def load(name: str) -> Any:
        if name in names:
            return import_module(names[name])
        raise AttributeError(f"no library is called {name!r} here")

    return load
