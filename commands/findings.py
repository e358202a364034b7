"""Findings as blocks of text: one quote, one figure. Pure functions."""

from commands.blocks import Draft, Lengths
from commands.text import CUT_QUOTE, muted
from news.figure import FiledFigure
from news.quote import Act, FiledQuote, Kind
from news.speaker import FiledSpeaker, SpeakerType
from services.views import ArticleView

NOT_QUOTED = "Reported, not quoted:"
PARTLY_QUOTED = "Partly quoted:"
UNNAMED = {
    SpeakerType.GROUP: "several, unnamed",
    SpeakerType.ANONYMOUS: "unnamed",
    SpeakerType.UNKNOWN: "not told apart",
}


Finding = FiledQuote | FiledFigure


def findings_of(view: ArticleView) -> tuple[Finding, ...]:
    """Return what was found in an article: quotes in reading order, then figures."""
    return (*view.quotes, *view.figures)


def finding_draft(finding: Finding, lengths: Lengths) -> Draft:
    """Return a finding without its source, for a message about one article."""
    if isinstance(finding, FiledQuote):
        return quote_draft(finding, lengths, with_source=False)
    return figure_draft(finding, lengths, with_source=False)


def quote_draft(quote: FiledQuote, lengths: Lengths, *, with_source: bool = True) -> Draft:
    """Return a quote: its words, whose they are and by what evidence, and where they stand."""
    before, words, after = _printed(quote)
    return Draft(
        before=before,
        words=words,
        after=f"{after}\n— {_attribution(quote, lengths)}",
        cut=CUT_QUOTE,
        lead="\n-# ",
        article=quote.article if with_source else None,
        lengths=lengths,
    )


def _printed(quote: FiledQuote) -> tuple[str, str, str]:
    """Return the words with their marks. Indirect words never get quotation marks from us."""
    match quote.kind:
        case Kind.DIRECT:
            return "“", "” … “".join(quote.fragments), "”"
        case Kind.MIXED:
            return f"*{PARTLY_QUOTED}* ", " … ".join(quote.fragments), ""
        case Kind.INDIRECT:
            return f"*{NOT_QUOTED}* ", " … ".join(quote.fragments), ""


def _attribution(quote: FiledQuote, lengths: Lengths) -> str:
    parts = [_named(quote.speaker, quote.role, lengths)]
    parts += [f"cue “{muted(quote.cue, lengths.cue)}”"] if quote.cue else []
    parts.append(quote.kind)
    parts += [quote.act] if quote.act is not Act.STATEMENT else []
    parts += ["negated"] if quote.negated else []
    return " · ".join(parts)


def _named(speaker: FiledSpeaker | None, role: str | None, lengths: Lengths) -> str:
    if speaker is None:
        return "unattributed"
    role = role or speaker.role or UNNAMED.get(speaker.type)
    name = f"**{muted(speaker.name, lengths.name)}**"
    return f"{name}, {muted(role, lengths.role)}" if role else name


def figure_draft(figure: FiledFigure, lengths: Lengths, *, with_source: bool = True) -> Draft:
    """Return a figure: the literal number, what it measures, its sentence, giver and source."""
    heading = f"**{muted(figure.words, lengths.name)}**"
    if figure.measures:
        heading += f" — {muted(figure.measures, lengths.title)}"
    given_by = ""
    if figure.speaker is not None:
        given_by = f"\ngiven by {_named(figure.speaker, None, lengths)}"
    return Draft(
        before=f"{heading}\n> ",
        words=figure.context,
        after=given_by,
        cut=CUT_QUOTE,
        lead="\n-# ",
        article=figure.article if with_source else None,
        lengths=lengths,
    )
