"""The headline of a text that does not say which line it is."""

import re

TITLE_LIMIT = 200  # characters

_FEWEST_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
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
    lines = [_bare(line) for line in text.split("\n") if line.strip()]
    return next((line for line in lines if _is_plausible(line)), lines[0] if lines else "")


def clipped(title: str) -> str:
    """Return a title on one line, cut at the end of a word when it is over `TITLE_LIMIT`."""
    title = " ".join(title.split())
    if len(title) <= TITLE_LIMIT:
        return title
    head = title[:TITLE_LIMIT]  # one character of it makes room for the ellipsis
    return (head[:-1].rsplit(" ", 1)[0] if " " in head[:-1] else head[:-1]) + "…"


def _bare(line: str) -> str:
    line = line.strip()
    heading = _MARKDOWN_HEADING.fullmatch(line)
    return heading[1] if heading else line


def _is_plausible(line: str) -> bool:
    return len(_WORD.findall(line)) >= _FEWEST_WORDS and not _JUNK.fullmatch(line.rstrip(" .:»›>"))
