"""Answers as text: a View goes in, the sheet that a member reads comes out. Pure functions."""

from dataclasses import dataclass

from commands.asked import counted_quotes, filters, near, what_is_missing
from commands.blocks import Draft, Lengths, also_printed, fill, place_of, title_of
from commands.figure_groups import figure_blocks
from commands.findings import UNNAMED, drafts_of, findings_of
from commands.languages import language_name
from commands.profiles import profile_blocks, voices_block
from commands.sayings import saying_draft
from commands.search_blocks import search_blocks
from commands.text import counted, day_of, muted
from news.article import ArticleSummary, State
from news.speaker import FiledSpeaker
from services.asked import QuotesQuestion
from services.views import (
    AmbiguousSpeaker,
    Answer,
    ArticlesView,
    ArticleView,
    FiguresView,
    NothingFound,
    Paging,
    PeopleView,
    ProfileView,
    QuotesView,
    SayingsView,
    SearchView,
)

BODY_LIMIT = 3_300
"""Characters for the blocks of one message; heading, footer and a share line take the rest."""
FINDINGS_ON_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of a message: a heading, blocks that stand apart, and a footer."""

    heading: str
    blocks: tuple[str, ...] = ()
    footer: str = ""


def sheet_of(answer: Answer) -> Sheet:  # noqa: PLR0911 - one for each kind of answer
    """Return the text of any answer to a question."""
    match answer:
        case QuotesView():
            return _quotes(answer)
        case FiguresView():
            return _figures(answer)
        case ArticlesView():
            return _articles(answer)
        case ProfileView():
            return _profile(answer)
        case PeopleView():
            return _people(answer)
        case SayingsView():
            return _sayings(answer)
        case SearchView():
            return _search(answer)
        case AmbiguousSpeaker():
            return _which_one(answer)
        case NothingFound():
            return _nothing(answer)


def article_pages(view: ArticleView) -> int:
    """Return how many pages the findings of an article take; at least one."""
    return max(1, -(-len(findings_of(view)) // FINDINGS_ON_A_PAGE))


def article_sheet(view: ArticleView, page: int) -> Sheet:
    """Return one article with a page of its findings: quotes in reading order, then figures."""
    pages = article_pages(view)
    page = min(max(page, 0), pages - 1)
    shown = findings_of(view)[page * FINDINGS_ON_A_PAGE :][:FINDINGS_ON_A_PAGE]
    lengths = Lengths.of(len(shown), BODY_LIMIT)
    drafts = drafts_of(shown, lengths, with_source=False)
    footer = f"Page {page + 1} of {pages} · quotes first, then figures" if pages > 1 else ""
    revised = view.article.revised_at
    lines = (
        article_heading(view.article),
        f"Changed on the page, found {day_of(revised)}" if revised else "",
        also_printed(view.printed, 50),
    )
    return Sheet("\n".join(filter(None, lines)), fill(drafts, BODY_LIMIT), footer)


def article_heading(article: ArticleSummary) -> str:
    """Return title, outlet, date and tally of one article; its address goes on a button."""
    line = article.line
    return f"### {title_of(line, 200)}\n{place_of(line, 80)}\n{tally(article)}"


MARKS_ONLY = "read by quotation marks only, so without speakers and figures"


def tally(article: ArticleSummary) -> str:
    """Return what became of an article, in one line."""
    match article.state:
        case State.QUEUED:
            return "Waiting to be read"
        case State.FAILED:
            return f"Not filed: {muted(article.reason or 'it could not be read.', 120)}"
        case State.DUPLICATE:
            return "Not filed: the same article was there already"
        case State.RETRACTED:
            return "Taken back"
        case State.FILED if not article.is_understood:
            return f"In {language_name(article.language or '')}: {MARKS_ONLY}"
        case State.FILED:
            return (
                f"{counted(article.quotes, 'quote', 'quotes')} by "
                f"{counted(article.speakers, 'speaker', 'speakers')} · "
                f"{counted(article.figures, 'figure', 'figures')}"
            )


def speaker_line(speaker: FiledSpeaker) -> str:
    """Return a speaker's role and how much is filed, in plain words for a menu."""
    parts = [speaker.role or UNNAMED.get(speaker.type, ""), counted_quotes(speaker)]
    return " · ".join(part for part in parts if part)


def _quotes(view: QuotesView) -> Sheet:
    lengths = Lengths.of(len(view.quotes), BODY_LIMIT)
    lines = [
        f"### {muted(view.speaker.name, 120)}: {counted(view.paging.total, 'quote', 'quotes')}"
    ]
    lines += filters(view.asked)
    drafts = drafts_of(view.quotes, lengths)
    return Sheet("\n".join(lines), fill(drafts, BODY_LIMIT), _page(view.paging, _order(view.asked)))


def _figures(view: FiguresView) -> Sheet:
    count = counted(view.paging.total, "figure", "figures")
    name = f"{muted(view.speaker.name, 120)}: " if view.speaker else ""
    lines = [f"### {name}{count}", *filters(view.asked)]
    considered = f"of the newest {view.newest:,}" if view.newest else ""
    footer = " · ".join(part for part in (_page(view.paging), considered) if part)
    return Sheet("\n".join(lines), figure_blocks(view.groups, BODY_LIMIT), footer)


def _articles(view: ArticlesView) -> Sheet:
    lengths = Lengths.of(3, BODY_LIMIT)  # titles in full: there are no words to make room for
    lines = [f"### {counted(view.paging.total, 'article', 'articles')}", *filters(view.asked)]
    drafts = [
        Draft(lead="**", article=article.line, tail="**", below=tally(article), lengths=lengths)
        for article in view.articles
    ]
    return Sheet("\n".join(lines), fill(drafts, BODY_LIMIT), _page(view.paging))


def _profile(view: ProfileView) -> Sheet:
    name = muted(view.profile.speaker.name, 120)
    return Sheet(f"### {name}", profile_blocks(view.profile, BODY_LIMIT))


def _people(view: PeopleView) -> Sheet:
    count = counted(view.paging.total, "speaker", "speakers")
    lines = [f"### {count} quoted", *filters(view.asked)]
    return Sheet(
        "\n".join(lines), voices_block(view.voices), _page(view.paging, "most quoted first")
    )


def _sayings(view: SayingsView) -> Sheet:
    lengths = Lengths.of(2 * len(view.sayings), BODY_LIMIT)  # some name several speakers
    asked, count = muted(view.asked.words, 120), counted(view.paging.total, "quote", "quotes")
    lines = [f"### “{asked}”: {count}"]
    if not view.sayings[0].exact:
        lines.append("Nothing has exactly these words; this is the nearest")
    drafts = [saying_draft(saying, lengths) for saying in view.sayings]
    return Sheet("\n".join(lines), fill(drafts, BODY_LIMIT), _page(view.paging, "nearest first"))


def _search(view: SearchView) -> Sheet:
    return Sheet(
        f"### “{muted(view.asked.words, 120)}”",
        search_blocks(view, BODY_LIMIT),
        "A few of each: press a button for all, or use /speaker show for one speaker",
    )


def _which_one(view: AmbiguousSpeaker) -> Sheet:
    asked = muted(view.asked.speaker, 80)
    names = [
        f"- **{muted(speaker.name, 50)}**, {muted(speaker_line(speaker), 70)}"
        for speaker in view.candidates
    ]
    count = len(view.candidates)
    return Sheet(f"### {count} speakers answer to “{asked}”. Which one?", ("\n".join(names),))


def _nothing(view: NothingFound) -> Sheet:
    return Sheet("\n".join([f"### {what_is_missing(view)}", *filters(view.asked), *near(view)]))


def _order(asked: QuotesQuestion) -> str:
    return f"{asked.order} first"


def _page(paging: Paging, order: str = "newest first") -> str:
    return f"Page {paging.page + 1} of {paging.pages} · {order}" if paging.pages > 1 else ""
