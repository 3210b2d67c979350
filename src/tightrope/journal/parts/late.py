"""Parts of a journal that few starts of the program need, imported when they are first used."""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.journal.parts.aims import Aims as Aims
    from tightrope.journal.parts.letters import JournalParts as JournalParts
    from tightrope.journal.parts.letters import Letters as Letters
    from tightrope.journal.parts.talk import TalkList as TalkList
    from tightrope.journal.parts.undo_result import action_result as action_result
else:
    __getattr__ = late_imports(
        "tightrope",
        names={
            "Aims": "tightrope.journal.parts.aims",
            "JournalParts": "tightrope.journal.parts.letters",
            "Letters": "tightrope.journal.parts.letters",
            "TalkList": "tightrope.journal.parts.talk",
            "action_result": "tightrope.journal.parts.undo_result",
        },
    )
