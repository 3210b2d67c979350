from collections.abc import Callable

from click.testing import Result

Call = Callable[..., Result]
Added = Callable[..., str]


def test_undo_and_redo_say_what_they_did(call: Call, added: Added) -> None:
    one, two = added("one"), added("two")
    call("mark", one, "--together")
    call("delete", one, two)
    steps = [
        ("undo", "Took back: deletion · 2 entries\n"),
        ("undo", "Took back: together · Sat 21 Nov 2026\n"),
        ("redo", "Did again: together · Sat 21 Nov 2026\n"),
        ("undo", "Took back: together · Sat 21 Nov 2026\n"),
        ("undo", "Took back: writing · Sat 21 Nov 2026\n"),
    ]
    for command, told in steps:
        result = call(command)
        assert (result.exit_code, result.stdout, result.stderr) == (0, told, "")
    assert [line[-8:] for line in call("list").stdout.splitlines()] == [one]


def test_where_there_is_nothing_to_take_back_that_is_said(call: Call) -> None:
    for command, told in (("undo", "nothing to take back"), ("redo", "nothing to do again")):
        result = call(command)
        assert (result.exit_code, result.stdout) == (0, "")
        assert told in result.stderr


def test_what_an_import_changed_meanwhile_is_passed_over(call: Call, added: Added) -> None:
    added("one")
    id_ = call("list", "--json").stdout.split('"id": "', 1)[1][:36]
    line = (
        f'{{"id": "{id_}", "day": "2026-11-21", "text": "other",'
        ' "created": "2026-11-21T20:15:04Z", "modified": "2027-01-01T00:00:00Z"}'
    )
    assert call("import", "jsonl", "-", stdin=line).exit_code == 0
    result = call("undo")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "passed over" in result.stderr
    assert call("undo").exit_code == 0
