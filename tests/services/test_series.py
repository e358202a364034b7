"""What is one thing measured again, and what only looks like it; on both databases as asked."""

from datetime import timedelta

import pytest

from news.figure import Circumstances, Direction, FigureKind
from news.findings import Findings
from services.archive import Archive
from services.asked import FiguresQuestion
from services.figure_lookups import STATEMENTS_A_PAGE
from services.series import series
from services.statements import by_thing
from services.views import FiguresView, NothingFound, SeriesView
from tests.support.builders import EDITOR, ELSEWHERE, GUILD, NOW, a_figure, filed
from tests.support.views import JULY, a_filed_figure, an_article

_RATE = "The Bank of Averland set its key interest rate at {} percent."


class Desk:
    """Figures that articles give one after another, each of another day unless it is told."""

    def __init__(self):
        self.figures = []

    def gives(self, text, words, value, measures, *, days=None, article=None, **others):
        number = len(self.figures) + 1
        circumstances = {
            name: others.pop(name)
            for name in ("event", "per", "direction", "base", "place", "time", "giver")
            if name in others
        }
        published = JULY + timedelta(days=number if days is None else days)
        title, outlet = others.pop("title", "It is so"), others.pop("outlet", "Courier")
        line = an_article(article or number, title=title, outlet=outlet, published=published)
        figure = a_filed_figure(
            words,
            number=number,
            value=value,
            measures=measures,
            context=text,
            article=line,
            circumstances=Circumstances(**circumstances),
            **{"unit": "percent", "kind": FigureKind.PERCENT, **others},
        )
        self.figures.append(figure)

    def rate(self, value, **others):
        self.gives(_RATE.format(value), f"{value} percent", value, "key interest rate", **others)

    def told(self):
        return [[each.value for each in one] for one in series(by_thing(self.figures))]


@pytest.fixture
def desk():
    return Desk()


def test_one_thing_on_several_days_is_a_series_the_oldest_first(desk):
    desk.rate(3.5, days=90)
    desk.rate(4.0, days=1)
    desk.rate(3.75, days=30)
    assert desk.told() == [[4.0, 3.75, 3.5]]


def test_one_day_is_no_series(desk):
    desk.rate(4.0, days=1, article=1)
    desk.rate(4.25, days=1, article=2)
    assert desk.told() == []


def test_the_same_words_of_two_names_are_two_things(desk):
    desk.rate(4.0)
    text = "The Bank of Norland set its key interest rate at 1.5 percent."
    desk.gives(text, "1.5 percent", 1.5, "key interest rate")
    assert desk.told() == []


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "percentage points"},
        {"place": "in Eastport"},
        {"per": "a day"},
        {"event": "paid"},
        {"time": "last year"},
        {
            "direction": Direction.UP,
            "text": "The Bank of Averland: key interest rate rose 2 percent.",
        },
        {"text": "The Bank of Averland will set its key interest rate at 2 percent."},
        {"text": "The Bank of Averland cut its key interest rate, down from 2 percent."},
        {"time": "two years ago"},
        {"time": "in 1998"},
        {"denied": True},
        {"measures": "key interest rates on loans"},
        {"kind": FigureKind.SCORE},
    ],
)
def test_what_the_sentences_tell_apart_stays_apart(desk, other):
    desk.rate(4.0)
    text = other.pop("text", _RATE.format(2))
    desk.gives(text, "2 percent", 2.0, **{"measures": "key interest rate", **other})
    assert desk.told() == []


def test_a_level_that_was_reached_goes_with_a_level(desk):
    desk.rate(4.0)
    text = "The Bank of Averland cut its key interest rate to 3 percent."
    desk.gives(text, "3 percent", 3.0, "key interest rate", direction=Direction.DOWN)
    assert desk.told() == [[4.0, 3.0]]


def test_without_any_name_only_one_outlet_goes_on_with_its_own(desk):
    for value, outlet in ((5.1, "Echo"), (5.3, "Echo"), (9.9, "Courier")):
        text = f"The jobless rate was {value} percent in spring."
        desk.gives(text, f"{value} percent", value, "jobless rate", outlet=outlet)
    assert desk.told() == [[5.1, 5.3]]


def test_an_article_that_gives_several_numbers_is_left_out(desk):
    desk.rate(4.0)
    desk.rate(4.5, days=5, article=7)
    desk.rate(4.6, days=5, article=7)
    desk.rate(3.0)
    assert desk.told() == [[4.0, 3.0]]


def killed(desk, number, text, **others):
    counted = {"unit": "people", "kind": FigureKind.COUNT, "event": "killed"}
    desk.gives(text, str(number), float(number), "people", **counted, **others)


def test_people_of_one_flood_are_a_series_and_those_of_a_crash_are_not_in_it(desk):
    for number in (41, 52):
        text = f"The flood in Port Sorrel killed {number} people."
        killed(desk, number, text, title="Flood hits Port Sorrel")
    killed(desk, 12, "The crash near Port Sorrel killed 12 people.", title="A train derails")
    flood = "The flood in Port Sorrel killed 9 people."
    killed(desk, 9, flood, title="Flood hits Port Sorrel", days=300)
    assert desk.told() == [[41.0, 52.0]]


async def rates(database, *values, **others):
    for days, value in enumerate(values):
        text = _RATE.format(value)
        kind = {"unit": "percent", "kind": FigureKind.PERCENT}
        figure = a_figure(text, f"{value} percent", value, measures="key interest rate", **kind)
        await filed(database, text, Findings(figures=(figure,)), days_ago=20 * days, **others)


async def test_figures_tell_that_there_are_series_and_change_tells_them(database):
    archive = Archive(database)
    await rates(database, *range(2, 2 + STATEMENTS_A_PAGE + 1))

    async def ask(*, guild=GUILD, **options):
        question = FiguresQuestion(**options)
        return await archive.ask(question, guild=guild, asked_by=EDITOR, now=NOW)

    plain = await ask()
    assert isinstance(plain, FiguresView)
    assert plain.series == 1

    changed = await archive.over_time(plain.paging.question, guild=GUILD, asked_by=EDITOR, now=NOW)
    assert isinstance(changed, SeriesView)
    assert [each.places[0].value for each in changed.group.statements] == [7, 6, 5, 4, 3, 2]
    assert changed.statements == changed.group.statements[:STATEMENTS_A_PAGE]
    assert (changed.total, changed.paging.pages, changed.group.disputed) == (1, 2, False)
    second = await archive.again(changed.paging.question, guild=GUILD, page=9)
    assert second.statements == changed.group.statements[STATEMENTS_A_PAGE:]

    assert isinstance(await ask(change=True, about="eels"), NothingFound)
    assert isinstance(await ask(change=True, guild=ELSEWHERE), NothingFound)


async def test_sources_that_cannot_both_be_right_are_marked(database):
    archive = Archive(database)
    await rates(database, 4, title="Averland rates decision today surprises", outlet="Echo")
    text = _RATE.format(6)
    figure = a_figure(
        text, "6 percent", 6, measures="key interest rate", unit="percent", kind=FigureKind.PERCENT
    )
    await filed(
        database,
        text,
        Findings(figures=(figure,)),
        title="Averland rates decision surprises markets again",
        outlet="Courier",
        days_ago=1,
    )

    question = FiguresQuestion(change=True)
    view = await archive.ask(question, guild=GUILD, asked_by=EDITOR, now=NOW)

    assert isinstance(view, SeriesView)
    assert view.group.disputed
    assert [each.places[0].article.outlet for each in view.statements] == ["Courier", "Echo"]
