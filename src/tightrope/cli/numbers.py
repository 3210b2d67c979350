"""How a number behind an option is read, and asked for in plain words."""

from typing import Any, NoReturn

import click


class WholeNumber(click.ParamType[int]):
    """A whole number of at least `least` and, where there is a `most`, at most that."""

    name = "number"

    def __init__(self, least: int, most: int | None = None) -> None:
        self._least = least
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number; what is given in code is one already."""
        if isinstance(value, int):
            return value
        digits = str(value).strip()
        if not (digits.isascii() and digits.isdecimal()):
            self._ask(param, ctx)
        try:
            number = int(digits)
        except ValueError:  # Python reads no more than some thousand digits
            self.fail("give a smaller number.", param, ctx)
        if number < self._least or (self._most is not None and number > self._most):
            self._ask(param, ctx)
        return number

    def _ask(self, param: click.Parameter | None, ctx: click.Context | None) -> NoReturn:
        reach = (
            f", {self._least} or more"
            if self._most is None
            else (f" from {self._least} to {self._most}")
        )
        self.fail(f"give a whole number{reach}.", param, ctx)
