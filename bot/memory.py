"""What the bot keeps from its start to its end, and Python need not search for garbage."""

import gc


def settle() -> None:
    """Keep everything that is loaded now out of all later searches for circles of garbage.

    Libraries, tables and commands are more than a hundred thousand objects that never go, and a
    full search stops everything for about half a microsecond each. Call it once, when the bot
    is put together and has nothing in work.
    """
    gc.collect()
    gc.freeze()
