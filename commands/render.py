"""Answers as text: a View goes in, the sheet that a member reads comes out. Pure functions."""

from commands.article_sheet import tally
from commands.asked import counted_quotes, filters, near, what_is_missing
from commands.blocks import Draft, Lengths, fill, fill_with
from commands.compare_blocks import compare_blocks, compare_heading
from commands.figure_groups import figure_blocks
from commands.findings import NEAR, UNNAMED
from commands.limits import TEXT
from commands.locale import _, later, ngettext, number
from commands.profiles import profile_blocks, voices_block
from commands.quote_blocks import alike, quote_blocks
from commands.sayings import saying_draft
from commands.search_blocks import search_blocks
from commands.series_blocks import series_blocks, series_heading, series_note
from commands.sheet import BODY_LIMIT, SHARED, Sheet, page_of
from commands.text import counted, muted
from commands.timeline_blocks import span_of, timeline_blocks, timeline_heading
from news.quote import Order
from news.speaker import FiledSpeaker
from services.asked import QuotesQuestion
from services.views import (
    AmbiguousSpeaker,
    Answer,
    ArticlesView,
    CompareView,
    FiguresView,
    NothingFound,
    Paging,
    PeopleView,
    ProfileView,
    QuotesView,
    SayingsView,
    SearchView,
    SeriesView,
    TimelineView,
)

_ORDERS = {
    Order.NEWEST: later("newest first"),
    Order.OLDEST: later("oldest first"),
    Order.BEST: later("best match first"),
}


def sheet_of(answer: Answer) -> Sheet:  # noqa: C901, PLR0911 - one for each kind
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
        case TimelineView():
            return _timeline(answer)
        case SeriesView():
            return _series(answer)
        case CompareView():
            return _compare(answer)
        case AmbiguousSpeaker():
            return _which_one(answer)
        case NothingFound():
            return _nothing(answer)


def speaker_line(speaker: FiledSpeaker) -> str:
    """Return a speaker's role and how much is filed, in plain words for a menu."""
    parts = [speaker.role or _(UNNAMED.get(speaker.type, "")), counted_quotes(speaker)]
    return " · ".join(part for part in parts if part)


def _quotes(view: QuotesView) -> Sheet:
    count = counted(view.paging.total - view.alike, "quote", "quotes")
    heading = f"### {_subject(view.speaker.name, count)}"
    lines = [heading, *filters(view.asked), *alike(view)]
    return Sheet(
        "\n".join(lines), quote_blocks(view, BODY_LIMIT), _page(view.paging, _order(view.asked))
    )


def _figures(view: FiguresView) -> Sheet:
    count = counted(view.paging.total, "figure", "figures")
    heading = _subject(view.speaker.name, count) if view.speaker else count
    lines = [f"### {heading}", *filters(view.asked)]
    footer = " · ".join(filter(None, (_page(view.paging), _considered(view.newest))))
    return Sheet("\n".join(lines), figure_blocks(view.groups, BODY_LIMIT), footer)


def _considered(newest: int | None) -> str:
    return _("of the newest {number}").format(number=number(newest)) if newest else ""


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
    lines = ["### " + _("{speakers} quoted").format(speakers=count), *filters(view.asked)]
    return Sheet(
        "\n".join(lines), voices_block(view.voices), _page(view.paging, _("most quoted first"))
    )


def _sayings(view: SayingsView) -> Sheet:
    asked, count = muted(view.asked.words, 120), counted(view.paging.total, "quote", "quotes")
    lines = ["### " + _("“{words}”: {count}").format(words=asked, count=count)]
    if view.asked.near:
        lines.append(_(NEAR))
    elif not view.sayings[0].exact:
        lines.append(_("Nothing has exactly these words; this is the nearest"))
    blocks = fill_with(
        lambda lengths: [saying_draft(saying, lengths) for saying in view.sayings], BODY_LIMIT
    )
    return Sheet("\n".join(lines), blocks, _page(view.paging, _("nearest first")))


def _search(view: SearchView) -> Sheet:
    few = _("A few of each: press a button for all, or use /speaker show for one speaker")
    return Sheet(
        "### " + _("“{words}”").format(words=muted(view.asked.words, 120)),
        search_blocks(view, BODY_LIMIT),
        few if view.more else "",
    )


def _timeline(view: TimelineView) -> Sheet:
    heading = "\n".join((timeline_heading(view), *filters(view.asked), *span_of(view.rhythm)))
    footer = _page(view.paging, _("oldest first"))
    return Sheet(heading, timeline_blocks(view, _room(heading, footer)), footer)


def _series(view: SeriesView) -> Sheet:
    heading = "\n".join((series_heading(view), *filters(view.asked)))
    parts = (_page(view.paging, _("oldest first")), series_note(view), _considered(view.newest))
    footer = " · ".join(filter(None, parts))
    return Sheet(heading, series_blocks(view, _room(heading, footer)), footer)


def _compare(view: CompareView) -> Sheet:
    heading = "\n".join((compare_heading(view), *filters(view.asked)))
    footer = _page(view.paging, _(_ORDERS[Order.BEST if view.asked.about else Order.NEWEST]))
    return Sheet(heading, compare_blocks(view, _room(heading, footer)), footer)


def _room(heading: str, footer: str) -> int:
    """Return how many characters are left for blocks, and for a line that says who shared them."""
    return min(BODY_LIMIT, TEXT - SHARED - len(heading) - len(footer))


def _which_one(view: AmbiguousSpeaker) -> Sheet:
    asked = muted(view.name, 80)
    names = [
        f"- **{muted(speaker.name, 50)}**, {muted(speaker_line(speaker), 70)}"
        for speaker in view.candidates
    ]
    question = ngettext(
        "{number} speaker answers to “{name}”. Which one?",
        "{number} speakers answer to “{name}”. Which one?",
        len(view.candidates),
    ).format(number=number(len(view.candidates)), name=asked)
    return Sheet(f"### {question}", ("\n".join(names),))


def _nothing(view: NothingFound) -> Sheet:
    return Sheet("\n".join([f"### {what_is_missing(view)}", *filters(view.asked), *near(view)]))


def _order(asked: QuotesQuestion) -> str:
    return _(_ORDERS[asked.order])


def _subject(name: str, count: str) -> str:
    return _("{name}: {count}").format(name=muted(name, 120), count=count)


def _page(paging: Paging, order: str = "") -> str:
    if paging.pages == 1:
        return ""
    return f"{page_of(paging.page, paging.pages)} · {order or _(_ORDERS[Order.NEWEST])}"
