"""Markdown without its marks: words and paragraphs as a reader of the page sees them."""

import re

from extraction.headline import bare

_LINE = re.compile(r"^ {0,3}(?:>[ ]?)+|^ {0,3}([-*_])(?:[ ]*\1){2,}[ ]*$", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t].*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:[ ]+\"[^\"\n]*\")?\)")
# Stars inside a word and stars with a space beside them ("3 * 4") are no emphasis.
_EMPHASIS = re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]*[^\s*_\\])\1(?!\w)")
_ESCAPE = re.compile(r"\\([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~])")


def unmarked(text: str) -> str:
    r"""Return Markdown as plain text: headings, block quotes, links and emphasis lose their marks.

    Lists, code and tables stay as they are written.

    >>> unmarked("## Fares rise\n\n> “It is **time**,” said [Ana Ruiz](https://a.example).")
    'Fares rise\n\n“It is time,” said Ana Ruiz.'
    """
    text = _HEADING.sub(lambda line: bare(line[0]), _LINE.sub("", text))
    return _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", text)))
