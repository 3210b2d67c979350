"""The command line: one table of commands, each imported only when it is called."""


def main() -> None:
    """Run the program with the arguments of this process, and end the process."""
    import sys  # noqa: PLC0415 - nothing is imported before an interrupt can be met quietly

    try:
        from tightrope.cli.program import program  # noqa: PLC0415 - see above
    except KeyboardInterrupt:
        sys.exit(130)
    # Windows would expand the asterisks of an entry into file names if click read the arguments.
    program.main(sys.argv[1:])
