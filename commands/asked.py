"""What was asked, in words: how it was narrowed down, and what there is not. Pure functions."""

from commands.locale import _, day
from commands.text import counted, muted
from news.speaker import FiledSpeaker
from services.asked import (
    ArticlesQuestion,
    CompareQuestion,
    FiguresQuestion,
    PeopleQuestion,
    ProfileQuestion,
    Question,
    QuotesQuestion,
    SayingsQuestion,
    SearchQuestion,
    TimelineQuestion,
)
from services.suggestions import chosen
from services.views import NothingFound


def what_is_missing(view: NothingFound) -> str:  # noqa: PLR0911 - one for each kind
    """Return the sentence that says what there is not."""
    match view.asked:
        case QuotesQuestion() | TimelineQuestion() if view.speaker is not None:
            return _none_that_fits(view.speaker)
        case QuotesQuestion(speaker=name) | TimelineQuestion(speaker=name):
            return _nobody(name) or _("Nobody called “{name}” is quoted here").format(
                name=_short(name)
            )
        case ProfileQuestion(speaker=name):
            return _nobody(name) or _("Nobody called “{name}” is known here").format(
                name=_short(name)
            )
        case CompareQuestion():
            return _("That speaker is not here any more")
        case PeopleQuestion():
            return _nobody_at_all(view.asked)
        case SearchQuestion():
            return _("Nothing with “{words}” is filed here").format(words=_short(view.asked.words))
        case SayingsQuestion():
            return _("Nothing like “{words}” is quoted here").format(words=_short(view.asked.words))
        case FiguresQuestion():
            return _no_figures(view.asked, view.speaker)
        case ArticlesQuestion():
            return _("No articles found")


def _none_that_fits(speaker: FiledSpeaker) -> str:
    name = _short(speaker.name)
    if not speaker.quotes:
        return _("{name} is known here, but not quoted").format(name=name)
    return _("{name} has {quotes} here, but none that fits").format(
        name=name, quotes=counted_quotes(speaker)
    )


def _no_figures(asked: FiguresQuestion, speaker: FiledSpeaker | None) -> str:
    if asked.change:
        return _("Nothing of that was measured several times")
    if speaker is None:
        return _("No figures found")
    return _("No figures by {name} found").format(name=_short(speaker.name))


def _nobody_at_all(asked: PeopleQuestion) -> str:
    return _("Nobody is quoted with that here") if asked.about else _("Nobody is quoted here")


def _nobody(typed: str) -> str | None:
    """Say that somebody who was picked from a list is gone; None where a name was typed."""
    return None if chosen(typed) is None else _("That speaker is not here any more")


def _short(text: str) -> str:
    return muted(text, 120)


def near(view: NothingFound) -> list[str]:
    """Return the line that names the nearest names, if there are any."""
    names = [f"**{muted(name, 80)}**" for name in view.near[:10]]
    return [_("Nearest: {names}").format(names=", ".join(names))] if names else []


def filters(asked: Question) -> list[str]:
    """Return the line that repeats how a question was narrowed down, if it was."""
    if isinstance(asked, ProfileQuestion | SayingsQuestion | SearchQuestion):
        return []
    parts = []
    if asked.about:
        parts.append(_("about “{words}”").format(words=muted(asked.about, 80)))
    if isinstance(asked, QuotesQuestion | FiguresQuestion | TimelineQuestion) and asked.since:
        parts.append(_("since {day}").format(day=day(asked.since)))
    if isinstance(asked, FiguresQuestion) and asked.unit:
        parts.append(_("in {unit}").format(unit=muted(asked.unit, 80)))
    if isinstance(asked, QuotesQuestion | TimelineQuestion):
        parts += [_("until {day}").format(day=day(asked.until))] if asked.until else []
    if isinstance(asked, QuotesQuestion):
        parts += [_("in {outlet}").format(outlet=muted(asked.outlet, 80))] if asked.outlet else []
        parts += [_("only {kind}").format(kind=_(asked.kind))] if asked.kind else []
        parts += _mentioned(asked) + _new(asked)
    return [_("Asked for: {filters}").format(filters=" · ".join(parts))] if parts else []


def _mentioned(asked: QuotesQuestion) -> list[str]:
    if not asked.mentions:
        return []
    if chosen(asked.mentions) is not None:
        return [_("mentioning one speaker")]
    return [_("mentioning “{name}”").format(name=muted(asked.mentions, 80))]


def _new(asked: QuotesQuestion) -> list[str]:
    if not asked.new:
        return []
    if asked.after is None:
        return [_("new, so all of them: you ask this for the first time")]
    return [_("new since you last asked this")]


def counted_quotes(speaker: FiledSpeaker) -> str:
    """Return how many quotes a speaker has."""
    return counted(speaker.quotes, "quote", "quotes")
