"""The headline of a text that does not say which line it is."""

import re

TITLE_LIMIT = 200  # characters

_FEWEST_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+")
_JUNK = re.compile(
    r"""(?:
        skip\ to\ (?:the\ )?(?:main\ )?(?:content|navigation)
      | (?:main\ )?menu | advertise?ment | (?:sign|log)\ (?:in|up) | subscribe(?:\ now)?
      | share(?:\ this)?(?:\ article|\ story)? | listen\ to\ this\ (?:article|story)
      | (?:breaking|latest|top|world|local)\ news | live\ updates? | read\ more
      | https?://\S+ | \d+\ min(?:ute)?s?\ read
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def headline(text: str) -> str:
    """Return the first line that can be a headline, else the first line with anything on it.

    A Markdown heading comes without its number signs; navigation ("Skip to main content"), bare
    links and single words are passed over.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    plausible = (title for title in map(bare, lines) if _is_plausible(title))
    return next(plausible, bare(lines[0]) if lines else "")


def clipped(title: str) -> str:
    """Return a title on one line, cut at the end of a word when it is over `TITLE_LIMIT`."""
    title = " ".join(title.split())
    if len(title) <= TITLE_LIMIT:
        return title
    return title[: TITLE_LIMIT - 1].rsplit(" ", maxsplit=1)[0] + "…"


def bare(line: str) -> str:
    """Return a line without the marks of a Markdown heading ("## Fares rise ##")."""
    line = line.strip()
    words = line.lstrip("#")
    if words == line or not words[:1].isspace():
        return line
    head, _, tail = words.strip().rpartition(" ")
    return words.strip() if tail.strip("#") else head.strip()


def _is_plausible(line: str) -> bool:
    return len(_WORD.findall(line)) >= _FEWEST_WORDS and not _JUNK.fullmatch(line.rstrip(" .:»›>"))
