"""The command line: one table of commands, each imported only when it is called."""


def main() -> None:
    """Run the program with the arguments of this process, and end the process."""
    # Nothing is imported before an interrupt can be met quietly.
    import gc  # noqa: PLC0415
    import sys  # noqa: PLC0415

    # Nothing that is imported is ever freed; not looking for it, now and at the end, saves a tenth.
    # Commands that make much, and the full-screen face, look for it again.
    gc.disable()
    try:
        from tightrope.cli.program import program  # noqa: PLC0415
    except KeyboardInterrupt:
        sys.exit(130)
    try:
        # Windows would expand the asterisks of an entry into file names if click read these itself.
        program.main(sys.argv[1:])
    finally:
        gc.freeze()
