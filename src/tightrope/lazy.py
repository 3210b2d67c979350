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
    found_in = {name: (f"{package}.{name}", "") for name in modules}
    return _loader(package, found_in | {name: (module, name) for name, module in names.items()})


def late_libraries(names: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a module that hands out libraries, each by its whole path."""
    return _loader("libraries", {name: (module, "") for name, module in names.items()})


def _loader(package: str, found_in: Mapping[str, tuple[str, str]]) -> Callable[[str], Any]:
    """Return what looks a name up: the whole path of a module, and the name in it, if any."""

    def load(name: str) -> Any:
        if name not in found_in:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        path, attribute = found_in[name]
        module = import_module(path)
        return getattr(module, attribute) if attribute else module

    return load
