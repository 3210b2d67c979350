"""Letters between two people who both keep a journal: values, bytes, seals and the table for two.

Nothing here knows a journal, a file or a screen; `sealing` alone knows what seals.
"""

from typing import TYPE_CHECKING

from tightrope.lazy import late_imports

if TYPE_CHECKING:
    from tightrope.letters import choosing as choosing
    from tightrope.letters import document as document
    from tightrope.letters import errors as errors
    from tightrope.letters import letter as letter
    from tightrope.letters import notice as notice
    from tightrope.letters import page as page
    from tightrope.letters import promise as promise
    from tightrope.letters import reading as reading
    from tightrope.letters import sealing as sealing
    from tightrope.letters import sections as sections
    from tightrope.letters import table as table
    from tightrope.letters import text as text
    from tightrope.letters import words as words
else:
    __getattr__ = late_imports(
        __name__,
        (
            "choosing",
            "document",
            "errors",
            "letter",
            "notice",
            "page",
            "promise",
            "reading",
            "sealing",
            "sections",
            "table",
            "text",
            "words",
        ),
    )
