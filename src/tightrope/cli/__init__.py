"""The command line: one table of commands, each imported only when it is called."""


def main() -> None:
    """Run the program with the arguments of this process, and end the process."""
    # Nothing is imported before an interrupt can be met quietly.
    import gc  # noqa: PLC0415 - after an interrupt can be met
    import os  # noqa: PLC0415 - after an interrupt can be met
    import sys  # noqa: PLC0415 - after an interrupt can be met

    # Nothing that is imported is ever freed; not looking for it, now and at the end, saves a tenth.
    # Commands that make much, and the full-screen face, look for it again.
    gc.disable()
    try:
        if is_plain_call(sys.argv[1:]) and "_TIGHTROPE_COMPLETE" not in os.environ:
            from tightrope.cli.fast_path import run  # noqa: PLC0415 - it needs no click
        else:
            from tightrope.cli.app import run  # noqa: PLC0415 - it needs click, which is slow
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        run()
    finally:
        gc.freeze()


def is_plain_call(arguments: list[str]) -> bool:
    """Return whether the fast path can do what these arguments ask for."""
    command, words = arguments[:1], arguments[1:]
    has_options = any(word.startswith("-") for word in words)
    return not has_options and (command in ([], ["add"]) or (command == ["list"] and not words))
