"""Files that mean no good, each made by a function that says as what it is to be imported.

Every kind that once did harm is among them. Sizes are chosen by chance, up to the worst.
"""

import json
import os
import random
import shutil
import string
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from tightrope.formats import registry

MB = 2**20
_ANY = (*registry.read_formats(), "auto")
_LINE = json.dumps({"day": "2026-11-21", "time": "21:15", "tags": ["a"], "text": "A walk."})
_XML_BOMB = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in pairwise("abcdefghij"))
    + ']><data version="2"><table name="diaro_entries"><r><text>&j;</text></r></table></data>'
)


def blank_lines(path: Path, chance: random.Random) -> str:
    """Write up to 100 MB of line ends."""
    path.write_bytes(b"\n" * chance.choice((1, 10, 100)) * MB)
    return chance.choice(("jrnl", "jsonl", "csv", "org", "auto"))


def one_line(path: Path, chance: random.Random) -> str:
    """Write up to 50 MB without a line end."""
    path.write_bytes(
        chance.choice((b"a", b'"', b"[", b" ", b"\0", b"# ", b"\xf0")) * chance.randint(1, 50) * MB
    )
    return chance.choice(_ANY)


def endless(path: Path, chance: random.Random) -> str:
    """Link to a device that never ends."""
    path.symlink_to(chance.choice(("/dev/zero", "/dev/urandom")))
    return chance.choice(_ANY)


def many_braces(path: Path, chance: random.Random) -> str:
    """Write up to five million empty objects in one entry."""
    record = '{"day": "2026-11-21", "text": "x", "tags": ['
    path.write_text(record + ",".join(["{}"] * chance.randint(1, 5_000_000)) + "]}\n")
    return chance.choice(("jsonl", "json", "dayone", "diarium", "journey", "auto"))


def front_matter(path: Path, chance: random.Random) -> str:
    """Write a page with as much front matter as is read, of what costs a parser most."""
    signs = chance.choice(
        ("{}", "[]", "a: b\n", "&a [1]", "*a", "? ", '"', "- - -", "!!str x", "|\n")
    )
    opening = chance.choice(("a: [", "", "a: &a [x]\nb: ["))
    separator = chance.choice((",", "\n", " "))
    path.mkdir()
    count = chance.randint(1, MB) // len(signs + separator)
    lines = opening + separator.join([signs] * count)
    (path / "2026-11-21.md").write_text(
        f"---\n{lines}{']' if '[' in opening else ''}\n---\nA walk.\n"
    )
    return chance.choice(("markdown", "logseq"))


def deep(path: Path, chance: random.Random) -> str:
    """Write one sign that opens something, again and again."""
    depth = chance.randint(1_000, 1_000_000)
    opens = ("[", "{", "(", "<", "- ", '{"a":', "<div>", "BEGIN:VEVENT\n", "* ", "> ", "---\n")
    path.write_text(chance.choice(opens) * depth)
    return chance.choice(_ANY)


def circle(path: Path, chance: random.Random) -> str:
    """Make a folder that holds itself, and up to 1,500 folders in one another.

    It is to be removed by `remove`: what walks through it by calling itself comes to no end.
    """
    path.mkdir()
    (path / "again").symlink_to(path)
    (path / "nowhere").symlink_to(path / "nowhere")
    place = os.open(path, os.O_RDONLY)
    for _ in range(chance.choice((1, 90, 110, 1_500))):  # deeper than a path may be long
        os.mkdir("d", dir_fd=place)
        inner = os.open("d", os.O_RDONLY, dir_fd=place)
        os.close(place)
        place = inner
    os.close(place)
    return chance.choice(("markdown", "logseq", "apple", "org", "auto"))


def remove(path: Path) -> None:
    """Remove what one of these functions made, however deep it is."""
    if not path.is_dir() or path.is_symlink():
        path.unlink()
        return
    while (inner := path / "d").is_dir():
        # Each folder in turn takes the place of the one around it.
        deeper = path.with_name(f"{path.name}-deeper")
        inner.rename(deeper)
        shutil.rmtree(path)
        deeper.rename(path)
    shutil.rmtree(path)


def odd_names(path: Path, chance: random.Random) -> str:
    """Make a folder of files with names of every sign, some of them no files."""
    path.mkdir()
    odd = ("\n", "\x1b[31m", "\u202e", "2026-11-21\udcff", "a" * 240, "-rf", "2026-11-21\t")
    for name in odd:
        (path / f"{name}.md").write_bytes(chance.randbytes(chance.randint(0, 99)))
    (path / "2026-11-20.md").mkdir()
    (path / "2026-11-19.md").symlink_to("/dev/zero")
    os.mkfifo(path / "2026-11-18.md")
    (path / "2026-11-17.md").write_text("A walk.")
    (path / "2026-11-17.md").chmod(0)
    return chance.choice(("markdown", "logseq", "apple", "org", "auto"))


def noise(path: Path, chance: random.Random) -> str:
    """Write bytes, or signs of every script, that mean nothing."""
    if chance.random() < 0.5:
        path.write_bytes(chance.randbytes(chance.randint(0, 200_000)))
    else:
        signs = string.printable + "\0\x1b\u202e\ufeff\u2028\U0010ffff"
        path.write_text("".join(chance.choices(signs, k=chance.randint(0, 50_000))), "utf-8")
    return chance.choice(_ANY)


def bomb(path: Path, chance: random.Random) -> str:
    """Write a zip that unpacks to very much more than it is, or says less than that."""
    name = chance.choice(("Journal.json", "backup.daylio", "DiaroBackup.xml", "1-2.json", "a.html"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, chance.choice((b" ", b"[", b"{}", b"\0")) * chance.randint(1, 200) * MB)
    return chance.choice(("dayone", "daylio", "journey", "diaro", "apple", "auto"))


def broken_zip(path: Path, chance: random.Random) -> str:
    """Write a zip of many files, of names that lead elsewhere, or with some bytes changed."""
    name = chance.choice(("../../{}.json", "/etc/{}.json", "{}.json", "a\0{}.json", "C:\\{}.json"))
    with zipfile.ZipFile(path, "w") as file:
        for number in range(chance.choice((1, 10, 20_000))):
            file.writestr(name.format(number), "{}")
    return _changed(path, chance, ("dayone", "daylio", "journey", "diaro", "apple", "auto"))


def entities(path: Path, chance: random.Random) -> str:
    """Write XML whose names stand for one another, ten times each."""
    if chance.random() < 0.5:
        path.write_text(_XML_BOMB)
    else:
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("DiaroBackup.xml", _XML_BOMB)
    return chance.choice(("diaro", "auto"))


def odd_values(path: Path, chance: random.Random) -> str:
    """Write entries whose fields hold what none may hold."""
    odd = (
        "1e999", "-" + "9" * 5_000, "NaN", '"\\ud800"', '"9999999-01-01"', '"0000-00-00"', "null",
        "[]", "{}", "true", '"' + "a" * 1_000_000 + '"', '"\\u0000"', '"2026-11-21T99:99:99Z"',
    )  # fmt: skip
    fields = (
        "day",
        "time",
        "zone",
        "tags",
        "text",
        "id",
        "created",
        "need",
        "together",
        "revision",
    )
    made = (
        "{" + ", ".join(f'"{name}": {chance.choice(odd)}' for name in fields) + "}"
        for _ in range(20)
    )
    path.write_text("\n".join(made) + "\n")
    return chance.choice(("jsonl", "json", "dayone", "diarium", "auto"))


def table(path: Path, chance: random.Random) -> str:
    """Write a table with a million columns, one that ends in a quote, or the same column twice."""
    rows = (
        "day,text" + ",x" * chance.randint(0, 1_000_000) + "\n2026-11-21,A walk.\n",
        'day,text\n2026-11-21,"' + "a walk,\n" * chance.randint(1, 1_000_000),
        "day,day,text\n2026-11-21,2026-11-22,A walk.\n" * chance.randint(1, 1_000),
        "full_date,date,weekday,time,mood,activities,note_title,note\n"
        + ",\n" * chance.randint(1, 500_000),
    )
    path.write_text(chance.choice(rows))
    return chance.choice(("csv", "daylio", "auto"))


def almost_good(path: Path, chance: random.Random) -> str:
    """Write entries of our own, some of whose bytes are changed."""
    path.write_text((_LINE + "\n") * 50)
    return _changed(path, chance, ("jsonl", "auto", "json"))


def _changed(path: Path, chance: random.Random, kinds: tuple[str, ...]) -> str:
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(0, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    return chance.choice(kinds)


KINDS: tuple[Callable[[Path, random.Random], str], ...] = (
    blank_lines, one_line, endless, many_braces, front_matter, deep, circle, odd_names, noise, bomb,
    broken_zip, entities, odd_values, table, almost_good,
)  # fmt: skip
