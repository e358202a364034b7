"""What the bot keeps for long, and Python need not search for garbage again and again."""

import gc


def settle() -> None:
    """Keep everything that is loaded now out of all later searches for circles of garbage.

    Libraries, tables, commands and servers are hundreds of thousands of objects that hardly ever
    go, and a full search stops everything for about half a microsecond each. Call it when the bot
    is put together, and again when it knows its servers; what went since then is found.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
