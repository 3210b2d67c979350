"""The command line: one table of commands, each imported only when it is called."""


def main() -> None:
    """Run the program with the arguments of this process, and end the process."""
    # Nothing is imported before an interrupt can be met quietly.
    import gc  # noqa: PLC0415
    import os  # noqa: PLC0415
    import sys  # noqa: PLC0415

    # Nothing that is imported is ever freed; not looking for it, now and at the end, saves a tenth.
    # Commands that make much, and the full-screen face, look for it again.
    gc.disable()
    command, words = sys.argv[1:2], sys.argv[2:]
    has_options = any(word.startswith("-") for word in words)
    is_plain = not has_options and (command in ([], ["add"]) or (command == ["list"] and not words))
    try:
        if is_plain and "_TIGHTROPE_COMPLETE" not in os.environ:
            from tightrope.cli.fast_path import run  # noqa: PLC0415
        else:
            from tightrope.cli.app import run  # noqa: PLC0415
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        run()
    finally:
        gc.freeze()
