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
    # The journal itself opens without what reads command lines, which takes as long as it does.
    is_plain = len(sys.argv) == 1 and "_TIGHTROPE_COMPLETE" not in os.environ
    try:
        if is_plain:
            from tightrope.cli.screen import open_and_exit as run  # noqa: PLC0415
        else:
            from tightrope.cli.program import run  # noqa: PLC0415
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        run()
    finally:
        gc.freeze()
