"""Pictures of what changes over time, as plain values: what they show, and the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from commands.limits import ALT_TEXT
from commands.locale import _, day, day_as, number
from commands.text import counted, plain
from news.rhythm import Period, Rhythm, Step
from services.key_figures import is_anything, thing
from services.views import Answer, FigureGroup, SeriesView, TimelineView

WORTH_DRAWING = 5
"""Quotes: of fewer, the dates below them say the same in less room."""
FEWEST_COLUMNS = 3
FEWEST_DOTS, MOST_DOTS = 3, 20
"""Days with a number, and numbers."""


@dataclass(frozen=True, slots=True)
class Column:
    """A period: its name in full and as it stands below the column, its year where it is new."""

    name: str
    tick: str
    year: str
    quotes: int
    told: str
    """The number, as the language writes it: where it is drawn, nobody knows the language."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How often something was said in each period, the oldest first."""

    title: str
    columns: tuple[Column, ...]
    note: str = ""

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return "over-time.png"

    @property
    def alt(self) -> str:
        """Return what the picture says, in words."""
        one = _("{name}: {count}")
        told = "; ".join(one.format(name=column.name, count=column.told) for column in self.columns)
        words = _("Column chart. {title}: {periods}.").format(title=self.title, periods=told)
        return plain(f"{words} {self.note}", ALT_TEXT)


@dataclass(frozen=True, slots=True)
class Dot:
    """A number as it is printed, where it stands between the first and the last day, and when."""

    words: str
    value: float
    day: str
    place: float
    """From 0 to 1."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was measured several times, the oldest first."""

    title: str
    dots: tuple[Dot, ...]
    joined: bool
    """Whether a line leads from dot to dot; not where sources do not agree."""
    note: str = ""

    @property
    def file(self) -> str:
        """Return the name of the file."""
        return "change.png"

    @property
    def alt(self) -> str:
        """Return what the picture says, in words."""
        one = _("{name}: {count}")
        told = "; ".join(one.format(name=dot.day, count=dot.words) for dot in self.dots)
        words = _("Line chart. {title}: {figures}.").format(title=self.title, figures=told)
        return plain(f"{words} {self.note}", ALT_TEXT)


def chart_of(answer: Answer) -> Columns | Line | None:
    """Return the picture that goes with an answer, or None where words say it as well."""
    match answer:
        case TimelineView():
            return _often(answer.rhythm)
        case SeriesView():
            return _course(answer.group)
        case _:
            return None


def named(period: Period, step: Step) -> str:
    """Return a period in words."""
    match step:
        case Step.DAY:
            return day(period.first)
        case Step.WEEK:
            return _("week of {day}").format(day=day(period.first))
        case Step.MONTH:
            return day_as(period.first, "LLLL y")
        case Step.QUARTER:
            return day_as(period.first, "QQQ y")
        case Step.YEAR:
            return day_as(period.first, "y")


def _often(rhythm: Rhythm) -> Columns | None:
    periods = rhythm.periods
    if len(periods) < FEWEST_COLUMNS or sum(each.quotes for each in periods) < WORTH_DRAWING:
        return None
    note = ""
    if rhythm.earlier:
        note = _("Not shown: {quotes} before {day}").format(
            quotes=counted(rhythm.earlier, "quote", "quotes"), day=day(periods[0].first)
        )
    columns = tuple(
        Column(
            named(period, rhythm.step),
            day_as(period.first, _TICKS[rhythm.step]),
            _year(period, periods[at - 1] if at else None, rhythm.step),
            period.quotes,
            number(period.quotes),
        )
        for at, period in enumerate(periods)
    )
    return Columns(_title(rhythm.step), columns, note)


def _course(group: FigureGroup) -> Line | None:
    figures = [statement.places[0] for statement in group.statements]
    days = [figure.article.dated.date() for figure in figures]
    if len(set(days)) < FEWEST_DOTS or len({figure.value for figure in figures}) == 1:
        return None
    if len(figures) > MOST_DOTS or any(figure.high is not None for figure in figures):
        return None
    dots = tuple(
        Dot(plain(figure.words, 24), figure.value, day(on), (on - days[0]) / (days[-1] - days[0]))
        for figure, on in zip(figures, days, strict=True)
    )
    note = "" if begins_at_zero(dots) else _("The scale does not begin at zero")
    return Line(plain(thing_of(group), 60), dots, joined=not group.disputed, note=note)


def thing_of(group: FigureGroup) -> str:
    """Return what figures of one thing measure, and what happened to it, in an article's words."""
    first = group.statements[0].places[0]
    parts = (first.measures or first.words, first.circumstances.event or _said_of_all(group))
    return " · ".join(part for part in parts if part)


def _said_of_all(group: FigureGroup) -> str | None:
    """Return the word that all say of "people" or "percent", which alone would not tell it."""
    things = [thing(figure) for statement in group.statements for figure in statement.places]
    said = {each.said_of for each in things}
    is_told = len(said) == 1 and all(is_anything(each.measured) for each in things)
    return said.pop() if is_told else None


def begins_at_zero(dots: Sequence[Dot]) -> bool:
    """Tell whether heights are drawn from zero: not where all would be nearly alike."""
    values = [dot.value for dot in dots]
    return 0 <= min(values) <= max(values) / 2


_TICKS = {
    Step.DAY: "d MMM",
    Step.WEEK: "d MMM",
    Step.MONTH: "LLL",
    Step.QUARTER: "QQQ",
    Step.YEAR: "y",
}


def _year(period: Period, before: Period | None, step: Step) -> str:
    if step is Step.YEAR or (before is not None and before.first.year == period.first.year):
        return ""
    return day_as(period.first, "y")


def _title(step: Step) -> str:
    match step:
        case Step.DAY:
            return _("Quotes on each day")
        case Step.WEEK:
            return _("Quotes in each week")
        case Step.MONTH:
            return _("Quotes in each month")
        case Step.QUARTER:
            return _("Quotes in each quarter")
        case Step.YEAR:
            return _("Quotes in each year")
