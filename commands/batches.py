"""Several articles handed in at once: each is one line of one receipt, which fills up."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import discord

from commands import reply
from commands.article_sheet import tally
from commands.batch_menu import Entry, OpenReceipt
from commands.blocks import title_of
from commands.context import guild_of, now_of, services_of, user_of
from commands.locale import _, number
from commands.receipts import PATIENCE, take_in
from commands.sheet import BODY_LIMIT, Sheet
from commands.text import counted, muted
from commands.told import told
from news.article import Document, State, Submission
from news.errors import NewsError, SubmissionRefused
from news.progress import Stage
from services.intake import Intake
from services.outcomes import AlreadyFiled, Outcome, Queued, ReadAgain, Receipt, SubmissionFailed

AT_MOST = 100
"""Articles that one message or form may bring; archives are for `verbatim import`."""
Became = Outcome | NewsError | Stage
_EDIT_AGAIN = 5.0  # seconds at most between two looks at what is read meanwhile
_LINES = 25
_TITLE = 70
_SENTENCE = 160
_LABEL = 60


@dataclass(frozen=True, slots=True)
class Handed:
    """One thing that was handed in with others: what it is called, and what it is.

    An error stands for what could not even be taken, with its sentence.
    """

    label: str
    content: str | Document | NewsError


@dataclass(slots=True)
class _Line:
    label: str
    state: Queued | AlreadyFiled | NewsError
    outcome: "asyncio.Task[Outcome] | None" = None

    def became(self, intake: Intake) -> Became:
        """Return what became of it, or what is done with it now."""
        if self.outcome is not None and self.outcome.done():
            return self.outcome.result()
        return intake.stage(self.state) if isinstance(self.state, Queued) else self.state

    def entry(self, place: int) -> Entry | None:
        """Return it for the menu of receipts; None: nothing of it was kept."""
        match self.state:
            case Queued(article=article):
                settled = self.outcome.result() if self.outcome and self.outcome.done() else None
                line = settled.article.line if isinstance(settled, Receipt) else None
                return Entry(place, line.title if line else self.label, article)
            case AlreadyFiled(article=known) if known.state is State.FILED:
                return Entry(place, known.line.title, known.line.id, known=True)
        return None


async def take_in_all(interaction: discord.Interaction, handed: Sequence[Handed]) -> None:
    """Submit everything for a moderator whose interaction is deferred, and fill up the receipt.

    One thing alone gets its full receipt. What cannot be taken costs its own line only. Raises
    `SubmissionRefused` for more than `AT_MOST`.
    """
    if len(handed) > AT_MOST:
        raise SubmissionRefused(
            "Those are {number} articles, and I take {most} at a time here: "
            "“verbatim import” takes archives of any size.",
            number=number(len(handed)),
            most=AT_MOST,
        )
    if len(handed) == 1:
        if isinstance(handed[0].content, NewsError):
            raise handed[0].content
        await take_in(interaction, handed[0].content)
        return
    lines = [await _line(interaction, each) for each in handed]
    try:
        await _fill(interaction, lines)
    finally:
        for line in lines:
            if line.outcome is not None:
                line.outcome.cancel()


async def _line(interaction: discord.Interaction, handed: Handed) -> _Line:
    guild, intake = guild_of(interaction), services_of(interaction).intake
    if isinstance(handed.content, NewsError):
        return _Line(handed.label, handed.content)
    submission = Submission(guild, user_of(interaction), now_of(interaction), handed.content)
    try:
        kept = await intake.submit(submission)
    except NewsError as error:
        return _Line(handed.label, error)
    if isinstance(kept, Queued):
        outcome = asyncio.create_task(intake.outcome(kept, guild=guild))
        return _Line(handed.label, kept, outcome)
    return _Line(handed.label, kept)


async def _fill(interaction: discord.Interaction, lines: Sequence[_Line]) -> None:
    """Edit the receipt until everything is settled or Discord takes no more edits.

    Then come the menus, which would close under the hand of whoever opens one meanwhile.
    """
    intake = services_of(interaction).intake
    until = asyncio.get_running_loop().time() + PATIENCE.total_seconds()
    shown = None
    while True:
        waiting = [line.outcome for line in lines if line.outcome and not line.outcome.done()]
        sheet = batch_sheet([(line.label, line.became(intake)) for line in lines])
        if not waiting or asyncio.get_running_loop().time() >= until:
            break
        if sheet != shown:
            await reply.edit(interaction, reply.layout_of(sheet))
            shown = sheet
        await asyncio.wait(waiting, timeout=_EDIT_AGAIN)
    entries = (line.entry(place) for place, line in enumerate(lines, start=1))
    menus = OpenReceipt.rows([entry for entry in entries if entry is not None])
    await reply.edit(interaction, reply.layout_of(sheet, *menus))


def batch_sheet(lines: Sequence[tuple[str, Became]]) -> Sheet:
    """Return the receipt: one line for each, in the order in which they were handed in."""
    waiting = sum(isinstance(became, Stage) for _, became in lines)
    filed = sum(isinstance(became, Receipt) for _, became in lines)
    articles = counted(len(lines), "article", "articles")
    heading = _("Filed {number} of {articles}").format(number=number(filed), articles=articles)
    if waiting:
        heading = _("{filed}, reading {number}…").format(filed=heading, number=number(waiting))
    shown, left = list[str](), BODY_LIMIT
    for place, (label, became) in enumerate(lines[:_LINES], start=1):
        line = f"{place}. {_told(label, became)}"
        left -= len(line) + 1
        if left < 0:
            break
        shown.append(line)
    if rest := len(lines) - len(shown):
        shown.append(_("… and {number} more").format(number=number(rest)))
    footer = _("Nothing is lost: what is still being read will stand under /articles")
    return Sheet(heading, ("\n".join(shown),), footer if waiting else "")


def _told(label: str, became: Became) -> str:  # noqa: PLR0911 - one for each end
    name = muted(label, _LABEL)
    match became:
        case Stage.FETCHING:
            return _("{name}: its page is being fetched").format(name=name)
        case Stage.READING:
            return _("{name}: it is being read").format(name=name)
        case Stage():
            return _("{name}: received, waiting to be read").format(name=name)
        case Receipt(article=article):
            return f"**{title_of(article.line, _TITLE)}** · {tally(article)}"
        case AlreadyFiled(article=article) if article.state is State.QUEUED:
            return _("{name}: submitted before, and waits to be read").format(name=name)
        case AlreadyFiled(article=article):
            return _("Already filed: {title}").format(title=f"**{title_of(article.line, _TITLE)}**")
        case SubmissionFailed(sentence=sentence) | NewsError(sentence=sentence):
            reason = muted(told(sentence), _SENTENCE)
            return _("{name}: not filed: {reason}").format(name=name, reason=reason)
        case ReadAgain():
            return _("{name}: read again").format(name=name)
