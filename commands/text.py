"""Outside text made safe for Discord: muted, clipped, linked, dated. Pure functions.

Articles and names are written by strangers. Nothing of theirs may format, mention, link or
reorder anything in a message of ours; the words themselves stay as printed.
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import quote

from commands.locale import ngettext, number
from news.sentence import clipped
from news.text import Span, storable

LINK_LIMIT = 512
"""Longest address that is linked; Discord refuses longer ones on buttons."""
CUT = "…"
CUT_QUOTE = r" \[…\]"
"""Marks a cut of ours inside printed words, in an editor's brackets: articles have ellipses too."""

_MORE_THAN_NEEDED = 4
"""Characters looked at for one that is shown: enough unless most of them are invisible."""
_BREAK = "\u200b"  # zero-width space
_JOINERS = "\u200c\u200d"  # part of words in Persian and Indic scripts, and of emoji
_MARKUP = re.compile(r"([\\*_~|`\[\]])")
_AT_START = re.compile(r"^(?:([#>+-])|(\d{1,9})([.)])(?=\s))")
_IN_FILE = re.compile(r"([\\*_~|`\[\]<>&])")
_FILE_START = re.compile(r"^(?:([#+=-])|(\d{1,9})([.)]))")
_ANGLE = re.compile(r"<(?=[@#:/A-Za-z])")  # <@1> <#1> <:a:1> </a:1> <t:0> <id:guide> <a:b:1>
_EVERYONE = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_ADDRESS = re.compile(r"://")
_SHORTCODE = re.compile(r":(?=\w+:)")


def muted(text: str, limit: int, *, cut: str = CUT) -> str:
    r"""Return `text` on one line, inert, and at most `limit` characters of markup long.

    Clipped at a word's end where there is one, with `cut` at the end.

    >>> muted("# Hello @everyone", 40).replace(chr(0x200B), "|")
    '\\# Hello @|everyone'
    >>> muted("Hello dear reader", 12)
    'Hello dear…'
    """
    line = clean(text[: _MORE_THAN_NEEDED * (limit + 1)])
    if len(line) <= limit and len(whole := _escaped(line)) <= limit:
        return whole
    size = limit - len(cut)
    while size > 0:
        shown = _escaped(_up_to_a_word(line, size))
        excess = len(shown) + len(cut) - limit
        if excess <= 0:
            return shown + cut
        size -= (excess + 1) // 2  # escaping at most doubles a character
    return cut.strip() if len(cut) <= limit else ""


def marked(text: str, marks: Sequence[Span], limit: int) -> str:
    r"""Return `text` like `muted`, its marked parts bold, cut only outside of the first one.

    >>> marked("At noon 12 boats sank", [Span(8, 16)], 40)
    'At noon **12 boats** sank'
    >>> marked("At noon 12 boats sank", [Span(8, 16)], 20)
    '…noon **12 boats**…'
    """
    room = limit
    while room > 0:
        window = clipped(text, Span(0, len(text)), marks[0], longest=room)
        shown = _with_bold(text, marks, window)
        if len(shown) <= limit:
            return shown
        if window == marks[0]:
            break
        room = min(room, window.end - window.start) - (len(shown) - limit + 1) // 2
    return muted(marks[0].of(text), limit)


def _with_bold(text: str, marks: Sequence[Span], window: Span) -> str:
    parts, at = [], window.start
    for mark in marks:
        if not at <= mark.start < mark.end <= window.end:
            continue
        bold = _inner(text[mark.start : mark.end])
        parts += [_inner(text[at : mark.start]), f"**{bold}**" if bold.strip() else bold]
        at = mark.end
    parts.append(_inner(text[at : window.end]))
    before, after = CUT if window.start > 0 else "", CUT if window.end < len(text) else ""
    return before + "".join(parts).strip() + after


def _inner(part: str) -> str:
    """Mute a part of a line, and keep that white space parts it from its neighbours."""
    inner = _escaped(clean(part))
    before, after = part[:1].isspace(), part[-1:].isspace()
    return f"{' ' * before}{inner}{' ' * after}" if inner else " " * before


def plain(text: str, limit: int) -> str:
    """Return `text` on one line for places without markup: labels, options, suggestions.

    >>> plain("A *starred* word", 12)
    'A *starred*…'
    """
    line = clean(text)
    return line if len(line) <= limit else _up_to_a_word(line, limit - len(CUT)) + CUT


def markdown(text: str) -> str:
    r"""Return `text` on one line, whole, for a Markdown file, where it reads as it is printed.

    >>> markdown("# 5 * 3 <b>"), markdown("1. All of_it")
    ('\\# 5 \\* 3 \\<b\\>', '1\\. All of\\_it')
    """
    line = _IN_FILE.sub(r"\\\1", clean(text))
    return _FILE_START.sub(lambda m: (m[2] or "") + "\\" + (m[1] or m[3]), line)


def clean(text: str) -> str:
    """Return `text` on one line without controls, direction marks and invisible characters."""
    line = " ".join(storable(text).split())
    if line.isprintable():  # nearly every one; to look at each character takes far longer
        return line
    visible = (c for c in line if unicodedata.category(c) not in {"Cf", "Cn"} or c in _JOINERS)
    return " ".join("".join(visible).split())


def linked(label: str, link: str | None) -> str:
    """Return `label` (already muted) as a masked link, or alone where there is no address."""
    target = address(link)
    return f"[{label}]({target})" if target else label


def address(link: str | None) -> str | None:
    """Return an http(s) address that cannot break out of a masked link, or None."""
    if link is None or len(link) > LINK_LIMIT or not _WEB.match(link):
        return None
    target = quote(clean(link), safe="%/:?#@!$&'*+,;=~-._")
    return target if len(target) <= LINK_LIMIT else None


def day_of(moment: datetime) -> str:
    """Return a timestamp that Discord shows as a date in the reader's own zone and language."""
    return f"<t:{int(moment.timestamp())}:D>"


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its noun in the language that is spoken: 1 quote, 2,000 quotes."""
    return f"{number(count)} {ngettext(one, many, count)}"


def shares(lengths: Sequence[int], budget: int) -> list[int]:
    """Divide `budget` characters so that short texts stay whole and long ones are cut alike.

    >>> shares([10, 500, 400], 310)
    [10, 150, 150]
    """
    given = [0] * len(lengths)
    left = max(budget, 0)
    by_length = sorted(range(len(lengths)), key=lambda index: lengths[index])
    for place, index in enumerate(by_length):
        given[index] = min(lengths[index], left // (len(lengths) - place))
        left -= given[index]
    return given


def _up_to_a_word(line: str, size: int) -> str:
    if len(line) <= size or line[size] == " ":
        return line[:size].rstrip()
    head = line[:size].rpartition(" ")[0]
    return head.rstrip() if len(head) > size // 2 else line[:size]


def _escaped(line: str) -> str:
    line = _MARKUP.sub(r"\\\1", line)
    line = _AT_START.sub(lambda m: (m[2] or "") + "\\" + (m[1] or m[3]), line)
    line = _ANGLE.sub("<" + _BREAK, line)
    line = _EVERYONE.sub("@" + _BREAK, line)
    line = _ADDRESS.sub(r":\//", line)
    return _SHORTCODE.sub(r"\:", line)
