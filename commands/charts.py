"""Pictures of what changes over time, as plain values: what they show, and the same in words."""

from dataclasses import dataclass

from commands.limits import ALT_TEXT
from commands.locale import _, day, day_as, number
from commands.text import counted, plain
from news.rhythm import Period, Rhythm, Step
from services.views import Answer, TimelineView

WORTH_DRAWING = 5
"""Quotes: of fewer, the dates below them say the same in less room."""
FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A period: its name in full and as it stands below the column, its year where it is new."""

    name: str
    tick: str
    year: str
    quotes: int


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
        told = "; ".join(f"{column.name}: {number(column.quotes)}" for column in self.columns)
        words = _("Column chart. {title}: {periods}.").format(title=self.title, periods=told)
        return plain(f"{words} {self.note}", ALT_TEXT)


def chart_of(answer: Answer) -> Columns | None:
    """Return the picture that goes with an answer, or None where words say it as well."""
    return _often(answer.rhythm) if isinstance(answer, TimelineView) else None


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
        )
        for at, period in enumerate(periods)
    )
    return Columns(_title(rhythm.step), columns, note)


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
