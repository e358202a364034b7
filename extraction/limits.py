"""How much memory one text may take in a worker process."""

import resource
from pathlib import Path

ALLOWANCE = 1024**3  # bytes beyond what the models take; ordinary articles need a few per cent

_SIZE = Path("/proc/self/statm")


def limit_memory(allowance: int = ALLOWANCE) -> None:
    """Let this process grow by so many bytes at most; more raises `MemoryError` at that place.

    Call it once the models are loaded: only what comes on top is limited. Where the system does
    not tell how large a process is (it is not Linux), nothing is limited.
    """
    if not _SIZE.exists():
        return
    size = int(_SIZE.read_text().split()[0]) * resource.getpagesize()
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = size + allowance
    limit = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
