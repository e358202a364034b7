"""What a worker process may be given to do in tests, besides the real thing.

The name of the document chooses: a worker imports this module in a process of its own, so a
closure or a fixture cannot be handed to it.
"""

import fcntl
import os
import signal
import threading
from pathlib import Path

from extraction.limits import ALLOWANCE
from news.article import Document, Page
from news.errors import SubmissionRefused
from news.findings import Findings


def do(document: Document) -> tuple[Page, Findings]:
    """Answer with the worker's process id as the title, or misbehave as the name says."""
    match document.name:
        case "never ends":
            threading.Event().wait()
        case "never lets go":
            with Path(document.data.decode()).open("wb") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                threading.Event().wait()
        case "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        case "is hungry":
            bytearray(8 * ALLOWANCE)
        case "refuses":
            raise SubmissionRefused("There is no text in that.")
        case "breaks":
            raise KeyError(document.data.decode())
    return Page(title=str(os.getpid()), text=document.data.decode()), Findings()


def nothing() -> None:
    """Prepare nothing."""
