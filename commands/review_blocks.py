"""Review as text: a doubtful quote in its paragraph, what the reader thought, why it waits."""

from commands.blocks import Lengths, fill, place_of
from commands.changes import done_line
from commands.findings import drafts_of, named
from commands.locale import _, later, ngettext, number
from commands.reviewed import reviewed_line
from commands.sheet import Sheet
from commands.text import marked, muted
from news.change import Change
from news.paragraph import paragraph_around
from news.quote import FiledQuote
from news.review import Doubtful, Reason
from news.speaker import SpeakerType
from services.review import Candidates, Decision, NothingWaits, ReviewView, Settled

_SAID = 400  # characters of markup of what was just decided
_PARAGRAPH = 1_100
_QUOTE = 900
_OTHERS = 3
"""Other speakers of the same words that are named."""
_WHY = {
    Reason.NOBODY: later("I cannot tell safely who says it."),
    Reason.UNSURE: later("I am not sure enough of it, so nobody is shown it."),
    Reason.NAMESAKES: later("It is not clear who is meant."),
    Reason.DISPUTED: later("The articles differ on who said it:"),
}

LABELS = {
    "right": later("Right"),
    "who": later("Right"),
    "speaker": later("Other speaker"),
    "words": later("Edit words"),
    "none": later("Not a quote"),
    "skip": later("Skip"),
    "name": later("Another name"),
    "back": later("Back"),
}
"""What stands on the buttons. Where no speaker is known, "right" has to ask who it is."""
NEW = {
    SpeakerType.PERSON: later("New person"),
    SpeakerType.ORGANIZATION: later("New organisation"),
}


def question(view: ReviewView, before: Decision | None) -> Sheet:
    """Return one quote that waits; above it what became of the one before."""
    left = ngettext("{number} quote waits", "{number} quotes wait", view.left)
    heading = f"### {_('Is this right?')}\n{left.format(number=number(view.left))}"
    text, marks = paragraph_around(view.doubtful.text, view.doubtful.spans)
    blocks = (
        f"{_('In its paragraph, the words bold:')}\n> {marked(text, marks, _PARAGRAPH)}",
        "\n".join([_("What I read:"), quote_block(view.doubtful.quote), *_sureness(view.doubtful)]),
        *_why(view.doubtful),
    )
    return Sheet(_before(before) + heading, blocks, _("Decisions can be undone with /history"))


def nothing(view: NothingWaits, before: Decision | None) -> Sheet:
    """Say that there is nothing to ask."""
    if view.left:
        left = ngettext(
            "Another moderator looks at the {number} quote that waits.",
            "Other moderators look at the {number} quotes that wait.",
            view.left,
        ).format(number=number(view.left))
    elif view.scope.article or view.scope.speaker:
        left = _("No quote waits there. Use /review alone to see all that do.")
    else:
        left = _("No quote waits: everything in doubt is decided.")
    return Sheet(_before(before) + left)


def who_said_it(found: Candidates) -> Sheet:
    """Ask who says a quote."""
    lines = [f"### {_('Who said it?')}"]
    if found.typed and found.speakers:
        lines.append(_("Nearest to “{name}”:").format(name=muted(found.typed, 80)))
    elif found.typed:
        lines.append(_("Nobody here is called “{name}”.").format(name=muted(found.typed, 80)))
    return Sheet("\n".join(lines), (quote_block(found.quote),))


def quote_block(quote: FiledQuote) -> str:
    """Return a quote with whose it is as it was read."""
    (block,) = fill(drafts_of([quote], Lengths.of(2, 2 * _QUOTE)), _QUOTE)
    return block


def _before(decision: Decision | None) -> str:
    match decision:
        case Change():
            return f"{done_line(decision, _SAID)}\n"
        case Settled(quote) if quote.reviewed is not None:
            decided = _("That was decided before: {decision}")
            return decided.format(decision=reviewed_line(quote.reviewed)) + "\n"
    return ""


def _why(doubtful: Doubtful) -> list[str]:
    """Return one block, or none for a quote that is asked about again and waits for nothing."""
    sentences = " ".join(_(_WHY[reason]) for reason in doubtful.reasons)
    lines = [f"**{_('Why it waits:')}** {sentences}" if sentences else ""]
    lines += [_other(quote) for quote in doubtful.others[:_OTHERS]]
    if len(doubtful.others) > _OTHERS:
        lines.append(_("- and others"))
    told = "\n".join(filter(None, lines))
    return [told] if told else []


def _other(quote: FiledQuote) -> str:
    who = named(quote.speaker, quote.role, Lengths.of(5, _QUOTE))
    return f"- {who} · {muted(quote.article.title, 80)} · {place_of(quote.article, 40)}"


def _sureness(doubtful: Doubtful) -> list[str]:
    if doubtful.quote.speaker is None:
        return []
    words = round(100 * doubtful.confidence)
    if doubtful.speaker_confidence is None or Reason.NAMESAKES in doubtful.reasons:
        told = _("I am {words}% sure of the words and of who is named there.").format(words=words)
    else:
        told = _(
            "I am {words}% sure of the words and of who is named there,"
            " {speaker}% of whom that means."
        ).format(words=words, speaker=round(100 * doubtful.speaker_confidence))
    mention = muted(doubtful.quote.mention or "", 80)
    named_as = _("It is said there by “{mention}”.").format(mention=mention) if mention else ""
    return [" ".join(filter(None, (named_as, told)))]
