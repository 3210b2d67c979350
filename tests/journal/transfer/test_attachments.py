"""Photos and recordings that come with an import: counted, or copied into a folder."""

import base64
import errno
import json
import os
import zipfile
from pathlib import Path
from typing import NoReturn

import pytest

from formats.test_other_apps import APPLE, DAYLIO, DIARIUM, DIARO, JOURNEY, PATH, zip_of
from tightrope.domain.errors import TightropeError
from tightrope.domain.query import Query
from tightrope.journal import Journal
from tightrope.journal.progress import CancelledError
from tightrope.journal.transfer import attachments

PHOTO = b"\xff\xd8 a photo"
DAY_ONE = {
    "entries": [
        {
            "uuid": "A" * 32,
            "creationDate": "2023-11-20T21:16:40Z",
            "text": "Walked home.",
            "photos": [{"identifier": "1", "md5": "0f1e2d", "type": "jpeg"}],
            "audios": [{"identifier": "2", "md5": "gone"}],
        }
    ]
}
ASSETS = {"assets": [{"id": 9, "checksum": "c4ec"}]}
ZIPS: dict[str, dict[str, str | bytes]] = {
    "journey": {"1700515000000-3fea.json": json.dumps(JOURNEY), "1700515000000-a.jpg": PHOTO},
    "dayone": {"Journal.json": json.dumps(DAY_ONE), "photos/0f1e2d.jpeg": PHOTO},
    "diaro": {
        "DiaroBackup.xml": DIARO.replace("</entry_uid>", "</entry_uid><filename>1.jpg</filename>"),
        "media/photo/1.jpg": PHOTO,
    },
    "apple": {PATH: APPLE, "AppleJournalEntries/Resources/1.heic": PHOTO},
    "daylio": {
        "backup.daylio": base64.encodebytes(json.dumps(DAYLIO | ASSETS).encode()),
        "assets/photos/2023/11/c4ec": PHOTO,
    },
}


def put(folder: Path, form: str, files: dict[str, str | bytes] | None = None) -> Path:
    packed = folder / f"{form}.zip"
    packed.write_bytes(zip_of(files or ZIPS[form]))
    return packed


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def texts(journal: Journal) -> list[str]:
    return [entry.text for entry in journal.entries.find(Query())]


@pytest.mark.parametrize("form", ZIPS)
def test_files_are_copied_and_the_entry_that_shows_them_ends_with_links(
    form: str, journal: Journal, tmp_path: Path
) -> None:
    source, folder = put(tmp_path, form), tmp_path / "my photos"
    brought = journal.transfer.import_entries(form, source, attachments=folder)
    assert brought.copied == 1
    assert brought.files.count == (1 if form == "dayone" else 0)  # the one that is not in its zip
    [(name, content)] = files_in(folder).items()
    assert content == PHOTO
    address = (folder / name).as_posix().replace(" ", "%20")
    [text] = texts(journal)
    assert text.endswith(f"\n\n[{name}]({address})")
    assert "Walked home." in text
    again = journal.transfer.import_entries(form, source, attachments=folder)
    assert (again.new, again.same + again.older, again.copied) == (0, 1, 1)
    assert (len(files_in(folder)), texts(journal)) == (1, [text])


@pytest.mark.parametrize("form", ZIPS)
def test_they_are_counted_where_nobody_asks_for_them(
    form: str, journal: Journal, tmp_path: Path
) -> None:
    brought = journal.transfer.import_entries(form, put(tmp_path, form))
    assert (brought.copied, brought.files.count) == (0, 2 if form == "dayone" else 1)
    assert "](" not in texts(journal)[0]


def test_files_that_no_entry_names_are_copied_without_links(
    journal: Journal, tmp_path: Path
) -> None:
    source = put(tmp_path, "diarium", {"d.json": json.dumps(DIARIUM), "media/1.jpg": PHOTO})
    journal.transfer.import_entries("diarium", source, attachments=tmp_path / "photos")
    assert files_in(tmp_path / "photos") == {"media/1.jpg": PHOTO}
    assert texts(journal) == ["A walk\nWalked home."]


def test_those_of_a_folder_keep_their_places_and_links_out_of_it_stay(
    journal: Journal, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    (graph / "journals").mkdir(parents=True)
    (graph / "assets").mkdir()
    (graph / "journals" / "2024_01_15.md").write_text("- ![walk](../assets/walk.png)")
    (graph / "assets" / "walk.png").write_bytes(PHOTO)
    (tmp_path / "secret").write_bytes(b"not theirs")
    (graph / "assets" / "link.png").symlink_to(tmp_path / "secret")
    brought = journal.transfer.import_entries("logseq", graph, attachments=tmp_path / "kept")
    assert (brought.copied, brought.files.count) == (1, 1)
    assert files_in(tmp_path / "kept") == {"assets/walk.png": PHOTO}


def test_a_dry_run_counts_and_writes_nothing(journal: Journal, tmp_path: Path) -> None:
    brought = journal.transfer.import_entries(
        "journey", put(tmp_path, "journey"), attachments=tmp_path / "photos", dry_run=True
    )
    assert brought.copied == 1
    assert not (tmp_path / "photos").exists()


def test_what_is_there_stays_and_another_file_of_that_name_is_told_apart(
    journal: Journal, tmp_path: Path
) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "1700515000000-a.jpg").write_bytes(b"mine")
    journal.transfer.import_entries("journey", put(tmp_path, "journey"), attachments=folder)
    there = files_in(folder)
    assert there.pop("1700515000000-a.jpg") == b"mine"
    [(name, content)] = there.items()
    assert (content, name.startswith("1700515000000-a-")) == (PHOTO, True)
    assert f"[{name}](" in texts(journal)[0]


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        ("media/..jpg", "jpg"),
        ("CON.jpg", "_CON.jpg"),
        ("a?b\x1b.jpg", "a_b_.jpg"),
        ("x" * 300 + ".jpg", "x" * 116 + ".jpg"),
        ("media/.hidden", "hidden"),
        ("media/ . ", "attachment"),
    ],
)
def test_no_name_leads_elsewhere_hides_or_is_a_device(
    named: str, kept: str, journal: Journal, tmp_path: Path
) -> None:
    source = put(tmp_path, "diarium", {"d.json": json.dumps(DIARIUM), named: PHOTO})
    journal.transfer.import_entries("diarium", source, attachments=tmp_path / "photos")
    assert [Path(path).name for path in files_in(tmp_path / "photos")] == [kept]


def test_a_file_that_would_unpack_without_end_is_named(journal: Journal, tmp_path: Path) -> None:
    source = tmp_path / "bomb.zip"
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("d.json", json.dumps(DIARIUM))
        made.writestr("media/1.jpg", bytes(20 * 2**20))
    with pytest.raises(TightropeError, match="Nothing was imported"):
        journal.transfer.import_entries("diarium", source, attachments=tmp_path / "photos")
    assert not (tmp_path / "photos").exists()
    brought = journal.transfer.import_entries(
        "diarium", source, attachments=tmp_path / "photos", skip_bad=True
    )
    assert (brought.new, len(brought.bad), brought.copied) == (1, 1, 0)


@pytest.mark.parametrize("what", ["_copied", "rename_unless_taken"])
def test_whatever_stops_it_leaves_folder_and_journal_as_they_were(
    what: str, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual, calls = getattr(attachments, what), []

    def stop_at_the_second(*arguments: object) -> object:
        calls.append(arguments)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return usual(*arguments)

    monkeypatch.setattr(attachments, what, stop_at_the_second)
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "mine.jpg").write_bytes(b"mine")
    other = JOURNEY | {"id": "2", "photos": ["b.jpg"]}
    files = ZIPS["journey"] | {"1700515000001-3feb.json": json.dumps(other), "b.jpg": b"another"}
    with pytest.raises(KeyboardInterrupt):
        journal.transfer.import_entries(
            "journey", put(tmp_path, "journey", files), attachments=folder
        )
    assert [path.name for path in folder.iterdir()] == ["mine.jpg"]
    assert texts(journal) == []


def test_a_full_disk_is_a_sentence(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TightropeError, match="photos could not be written: the disk is full"):
        journal.transfer.import_entries(
            "journey", put(tmp_path, "journey"), attachments=tmp_path / "photos"
        )
    assert not (tmp_path / "photos").exists()


def test_a_file_in_the_place_of_the_folder_is_refused(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "photos").write_text("mine")
    with pytest.raises(TightropeError, match="is not a folder; choose another path"):
        journal.transfer.import_entries(
            "journey", put(tmp_path, "journey"), attachments=tmp_path / "photos"
        )


def test_nothing_is_written_through_a_link_in_the_folder(journal: Journal, tmp_path: Path) -> None:
    beside, elsewhere = tmp_path / "beside", tmp_path / "elsewhere"
    beside.mkdir()
    elsewhere.mkdir()
    (beside / "photos").symlink_to(elsewhere)
    with pytest.raises(TightropeError, match="link out of the folder"):
        journal.transfer.import_entries("dayone", put(tmp_path, "dayone"), attachments=beside)
    assert list(elsewhere.iterdir()) == []
    assert list(beside.iterdir()) == [beside / "photos"]
    assert list(journal.entries.find()) == []


def test_copies_may_not_lie_in_what_is_imported(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "2023-11-20.md").write_text("Walked.")
    (tmp_path / "vault" / "a.png").write_bytes(PHOTO)
    with pytest.raises(TightropeError, match="choose a folder outside"):
        journal.transfer.import_entries(
            "markdown", tmp_path / "vault", attachments=tmp_path / "vault" / "new"
        )
    assert len(files_in(tmp_path / "vault")) == 2


def test_a_long_copy_is_stopped_on_its_way(journal: Journal, tmp_path: Path) -> None:
    seen = list[int]()

    def stop(done: int) -> None:
        seen.append(done)
        if any((tmp_path / "beside").rglob("0")):
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        journal.transfer.import_entries(
            "journey",
            put(tmp_path, "journey"),
            attachments=tmp_path / "beside",
            progress=stop,
        )
    assert not (tmp_path / "beside").exists()
    assert list(journal.entries.find()) == []
