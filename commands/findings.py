"""Findings as blocks of text: one quote, one figure. Pure functions."""

from collections.abc import Hashable, Iterable
from itertools import groupby

from commands.blocks import Draft, Lengths, also_printed
from commands.locale import _, later
from commands.reviewed import reviewed_line
from commands.text import CUT_QUOTE, day_of, muted
from news.figure import FiledFigure
from news.quote import Act, FiledQuote, Kind
from news.speaker import FiledSpeaker, SpeakerType
from news.text import Span
from services.views import ArticleView

NOT_QUOTED = later("Reported, not quoted:")
PARTLY_QUOTED = later("Partly quoted:")
NEAR = later("Near in meaning, in other words")
"""Stands above what a search did not find by its words."""
UNNAMED = {
    SpeakerType.GROUP: later("several, unnamed"),
    SpeakerType.ANONYMOUS: later("unnamed"),
    SpeakerType.UNKNOWN: later("not identified"),
}
KINDS = (later("direct"), later("mixed"), later("indirect"))
ACTS = (later("statement"), later("question"), later("refusal"), later("belief"))


Finding = FiledQuote | FiledFigure


def findings_of(view: ArticleView) -> tuple[Finding, ...]:
    """Return what was found in an article: quotes in reading order, then figures."""
    return (*view.quotes, *view.figures)


def drafts_of(
    findings: Iterable[Finding], lengths: Lengths, *, with_source: bool = True
) -> list[Draft]:
    """Return findings as blocks; neighbouring figures of one sentence share a block.

    Without the source for a message that is about one article.
    """
    drafts = []
    for _evidence, neighbours in groupby(findings, key=_shared_evidence):
        first, *others = neighbours
        if isinstance(first, FiledQuote):
            drafts.append(_quote(first, lengths, with_source=with_source))
        else:
            figures = [first, *(other for other in others if isinstance(other, FiledFigure))]
            drafts.append(_figures(figures, lengths, with_source=with_source))
    return drafts


def _shared_evidence(finding: Finding) -> Hashable:
    if isinstance(finding, FiledQuote):
        return finding.id
    return finding.context, finding.article.id, finding.speaker, finding.denied


def _quote(quote: FiledQuote, lengths: Lengths, *, with_source: bool) -> Draft:
    """Return a quote: its words, whose they are and by what evidence, and where they stand."""
    before, words, after = _printed(quote)
    return Draft(
        before=before,
        words=words,
        after=f"{after}\n— {_attribution(quote, lengths)}",
        cut=CUT_QUOTE,
        lead="\n-# ",
        article=quote.article if with_source else None,
        below="\n".join(_below(quote, lengths)),
        lengths=lengths,
    )


def _below(quote: FiledQuote, lengths: Lengths) -> list[str]:
    lines = [also_printed(quote.places, lengths.outlet)]
    if quote.reviewed is not None:
        lines.append(f"-# {reviewed_line(quote.reviewed)}")
    return [line for line in lines if line]


def _printed(quote: FiledQuote) -> tuple[str, str, str]:
    """Return the words with their marks. Indirect words never get quotation marks from us."""
    match quote.kind:
        case Kind.DIRECT:
            return "“", "” … “".join(quote.fragments), "”"
        case Kind.MIXED:
            return f"*{_(PARTLY_QUOTED)}* ", " … ".join(quote.fragments), ""
        case Kind.INDIRECT:
            return f"*{_(NOT_QUOTED)}* ", " … ".join(quote.fragments), ""


def _attribution(quote: FiledQuote, lengths: Lengths) -> str:
    parts = [named(quote.speaker, quote.role, lengths)]
    cue = muted(quote.cue or "", lengths.cue)
    parts += [_("cue “{cue}”").format(cue=cue)] if cue else []
    parts.append(_(quote.kind))
    parts += [_(quote.act)] if quote.act is not Act.STATEMENT else []
    parts += [_("negated")] if quote.negated else []
    if quote.removed_at:
        parts.append(_("gone from the page since {day}").format(day=day_of(quote.removed_at)))
    return " · ".join(parts)


def named(speaker: FiledSpeaker | None, role: str | None, lengths: Lengths) -> str:
    """Return a speaker's name with a role, or that there is none."""
    if speaker is None:
        return _("unattributed")
    name = f"**{muted(speaker.name, lengths.name)}**"
    known = muted(role or speaker.role or _(UNNAMED.get(speaker.type, "")), lengths.role)
    return f"{name}, {known}" if known else name


def _figures(figures: list[FiledFigure], lengths: Lengths, *, with_source: bool) -> Draft:
    """Return figures of one sentence: the sentence, with the literal numbers in it bold."""
    first = figures[0]
    by = told_by(first, lengths)
    apart = [number(figure, lengths) for figure in figures if not _tells_itself(figure)]
    return Draft(
        before="".join(f"{line}\n" for line in apart) + "> ",
        words=first.context,
        marks=marks_of(*figures),
        after=f"\n{by}" if by else "",
        cut=CUT_QUOTE,
        lead="\n-# ",
        article=first.article if with_source else None,
        lengths=lengths,
    )


def marks_of(*figures: FiledFigure) -> tuple[Span, ...]:
    """Return what is bold in the sentence that these figures share."""
    return tuple(sorted(figure.phrase for figure in figures if figure.phrase))


def _tells_itself(figure: FiledFigure) -> bool:
    """Tell whether the sentence alone shows which number it is, and of what."""
    return figure.phrase is not None and (figure.measures or "") in figure.context


def told_by(figure: FiledFigure, lengths: Lengths) -> str:
    """Return who gave a number: in whose words it stands, or whom its sentence names."""
    if figure.speaker:
        by = _("denied by {speaker}") if figure.denied else _("given by {speaker}")
        return by.format(speaker=named(figure.speaker, None, lengths))
    giver = muted(figure.circumstances.giver or "", lengths.name)
    return _("given by {speaker}").format(speaker=f"**{giver}**") if giver else ""


def number(figure: FiledFigure, lengths: Lengths) -> str:
    """Return the literal number with what it measures, as one phrase where it is one."""
    phrase = figure.phrase.of(figure.context) if figure.phrase else figure.words
    words = f"**{muted(phrase, lengths.title)}**"
    measures = muted(figure.measures or "", lengths.title)
    return words if not measures or (figure.measures or "") in phrase else f"{words} — {measures}"
