"""One row makes a format: the command line, the screens, the docs and the walls read it there."""

import json
import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import grimp

from tightrope.formats.registry import FORMATS

SHOUTED = '''
"""A format of this test alone: an entry a line, in capitals, or as it is."""

class Shout:
    name, suffix, page_names = "shout", ".shout", None
    carries_notes = carries_aims = is_folder = is_binary = False
    caution = "Everybody hears it."

    def __init__(self, softly=False):
        self.softly = softly

    def write(self, kept, out):
        for entry in kept:
            out.write(f"{entry.day} {entry.text if self.softly else entry.text.upper()}\\n")

    def recognises(self, sample):
        return sample.text.startswith("SHOUT")

    def read(self, source, name):
        from tightrope.formats.fields.entry_json import entry_from_json
        for number, line in enumerate(source, 1):
            day, _, text = line.decode().rstrip("\\n").partition(" ")
            yield entry_from_json({"day": day, "text": text}, f"{name}, entry {number}")
'''
WITH_SHOUT = """
import sys
from tightrope.formats.registry import FORMATS, FormatInfo, FormatOption
softly = FormatOption("softly", "as it was said.", "a shout, but softly")
FORMATS["shout"] = FormatInfo(
    "shout", "for those far away", "shout", "Shout", "out and in", options=(softly,)
)
"""
RUN = WITH_SHOUT + "from tightrope.cli.app import run; run()"
LINES = f"""{WITH_SHOUT}
from tightrope.tui.transfer_text import WAYS, line_of_format
print([line_of_format(way) for way in WAYS if way.name == 'shout'])
"""


def test_a_format_that_has_a_row_works_everywhere(home: Path, tmp_path: Path) -> None:
    (tmp_path / "shout.py").write_text(SHOUTED)

    def call(script: str, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            env=os.environ | {"PYTHONPATH": str(tmp_path), "COLUMNS": "80"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    call(RUN, "add", "--on", "2026-11-21", "Walked home.")
    assert "shout" in call(RUN, "export", "--help")
    assert "shout: as it was said." in call(RUN, "export", "--help")
    told = call(RUN, "export", "shout", str(tmp_path / "loud"))
    assert (tmp_path / "loud").read_text() == "2026-11-21 WALKED HOME.\n"
    assert "Everybody hears it." in told
    call(RUN, "export", "shout", str(tmp_path / "soft"), "--softly")
    assert (tmp_path / "soft").read_text() == "2026-11-21 Walked home.\n"
    assert "1 new" in call(RUN, "import", "shout", str(tmp_path / "loud"))
    (tmp_path / "other").write_text("SHOUT\n2026-11-20 RAIN.\n")
    told = call(RUN, "import", "auto", str(tmp_path / "other"), "--dry-run", "--skip-bad")
    assert "This looks like shout." in told
    listed = json.loads(call(RUN, "list", "--json"))
    assert sorted(entry["text"] for entry in listed) == ["WALKED HOME.", "Walked home."]
    assert (
        call(LINES)
        == str(
            [" shout    for those far away · in part", " shout    a shout, but softly · in part"]
        )
        + "\n"
    )
    assert any(home.rglob("journal.db"))


def test_no_format_knows_another() -> None:
    graph = grimp.build_graph("tightrope", cache_dir=None)
    families = {
        info.module if ".native." in info.module else ".".join(info.module.split(".")[:3])
        for info in FORMATS.values()
    }
    for one, other in permutations(families, 2):
        chain = graph.find_shortest_chain(importer=one, imported=other, as_packages=True)
        assert chain is None, f"{one} knows {other}: {chain}"
