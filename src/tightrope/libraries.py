"""Libraries that most commands never need, each imported when it is first used.

What they would cost a command that does not need them: `x25519` 35 ms, `filelock` 30, `tomlkit` and
`click` 20, `relativedelta` 17, `statistics`, `tzlocal` and `shutil` about 10, `wcwidth`,
`platformdirs` and `tomllib` about 5 each, the others 1 to 3.
"""

from typing import TYPE_CHECKING

from tightrope.lazy import late_libraries

if TYPE_CHECKING:
    import ctypes as ctypes
    import difflib as difflib
    import fcntl as fcntl
    import getpass as getpass
    import hashlib as hashlib
    import json as json
    import shutil as shutil
    import signal as signal
    import statistics as statistics
    import subprocess as subprocess
    import textwrap as textwrap
    import tomllib as tomllib
    import uuid as uuid
    import zoneinfo as zoneinfo

    import click as click
    import filelock as filelock
    import markdown_it as markdown_it
    import platformdirs as platformdirs
    import pypdf as pypdf
    import pyrage as pyrage
    import tomlkit as tomlkit
    import tzlocal as tzlocal
    import wcwidth as wcwidth
    from click import shell_completion as shell_completion
    from cryptography.hazmat.primitives.asymmetric import x25519 as x25519
    from dateutil import relativedelta as relativedelta
else:
    __getattr__ = late_libraries(
        {
            "difflib": "difflib",
            "zoneinfo": "zoneinfo",
            "tzlocal": "tzlocal",
            "shell_completion": "click.shell_completion",
            "statistics": "statistics",
            "shutil": "shutil",
            "hashlib": "hashlib",
            "getpass": "getpass",
            "ctypes": "ctypes",
            "click": "click",
            "fcntl": "fcntl",
            "filelock": "filelock",
            "json": "json",
            "markdown_it": "markdown_it",
            "platformdirs": "platformdirs",
            "pypdf": "pypdf",
            "pyrage": "pyrage",
            "signal": "signal",
            "relativedelta": "dateutil.relativedelta",
            "subprocess": "subprocess",
            "textwrap": "textwrap",
            "tomlkit": "tomlkit",
            "tomllib": "tomllib",
            "uuid": "uuid",
            "wcwidth": "wcwidth",
            "x25519": "cryptography.hazmat.primitives.asymmetric.x25519",
        }
    )
