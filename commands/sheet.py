"""The text of one message, before it has buttons: what is rendered, and what a reply lays out."""

from dataclasses import dataclass

from commands.locale import _, number

BODY_LIMIT = 3_300
"""Characters for the blocks of one message; heading, footer and a share line take the rest."""
SHARED = 150
"""Characters for the line that says who shared a message."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a message: a heading, blocks that stand apart, and a footer."""

    heading: str
    blocks: tuple[str, ...] = ()
    footer: str = ""


def page_of(page: int, pages: int) -> str:
    """Return which page this is; pages count from 0."""
    return _("Page {page} of {pages}").format(page=number(page + 1), pages=number(pages))
