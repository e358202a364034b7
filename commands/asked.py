"""What was asked, in words: how it was narrowed down, and what there is not. Pure functions."""

from commands.text import counted, day, muted
from news.speaker import FiledSpeaker
from services.asked import (
    ArticlesQuestion,
    FiguresQuestion,
    PeopleQuestion,
    ProfileQuestion,
    Question,
    QuotesQuestion,
    SayingsQuestion,
    SearchQuestion,
)
from services.suggestions import chosen
from services.views import NothingFound


def what_is_missing(view: NothingFound) -> str:  # noqa: PLR0911 - one for each kind
    """Return the sentence that says what there is not."""
    match view.asked:
        case QuotesQuestion() if view.speaker is not None:
            return _none_that_fits(view.speaker)
        case QuotesQuestion(speaker=name):
            return _nobody(name, "quoted")
        case ProfileQuestion(speaker=name):
            return _nobody(name, "known")
        case PeopleQuestion():
            return f"Nobody is quoted {'with that ' if view.asked.about else ''}here"
        case SearchQuestion():
            return f"Nothing with “{muted(view.asked.words, 120)}” is filed here"
        case SayingsQuestion():
            return f"Nothing like “{muted(view.asked.words, 120)}” is quoted here"
        case FiguresQuestion():
            by = f" by {muted(view.speaker.name, 120)}" if view.speaker else ""
            return f"No figures{by} found"
        case ArticlesQuestion():
            return "No articles found"


def _none_that_fits(speaker: FiledSpeaker) -> str:
    name = muted(speaker.name, 120)
    if not speaker.quotes:
        return f"{name} is named here, but not quoted"
    return f"{name} has {counted_quotes(speaker)} here, but none that fits"


def _nobody(typed: str, what: str) -> str:
    if chosen(typed) is not None:
        return "That speaker is not here any more"
    return f"Nobody called “{muted(typed, 120)}” is {what} here"


def near(view: NothingFound) -> list[str]:
    """Return the line that names the nearest names, if there are any."""
    names = [f"**{muted(name, 80)}**" for name in view.near[:10]]
    return [f"Nearest: {', '.join(names)}"] if names else []


def filters(asked: Question) -> list[str]:
    """Return the line that repeats how a question was narrowed down, if it was."""
    if isinstance(asked, ProfileQuestion | SayingsQuestion | SearchQuestion):
        return []
    parts = []
    if asked.about:
        parts.append(f"about “{muted(asked.about, 80)}”")
    if isinstance(asked, QuotesQuestion | FiguresQuestion) and asked.since:
        parts.append(f"since {day(asked.since)}")
    if isinstance(asked, FiguresQuestion) and asked.unit:
        parts.append(f"in {muted(asked.unit, 80)}")
    if isinstance(asked, QuotesQuestion):
        parts += [f"until {day(asked.until)}"] if asked.until else []
        parts += [f"in {muted(asked.outlet, 80)}"] if asked.outlet else []
        parts += [f"only {asked.kind}"] if asked.kind else []
        parts += _mentioned(asked) + _new(asked)
    return [f"Asked for: {' · '.join(parts)}"] if parts else []


def _mentioned(asked: QuotesQuestion) -> list[str]:
    if not asked.mentions:
        return []
    known = chosen(asked.mentions) is not None
    return ["mentioning one speaker" if known else f"mentioning “{muted(asked.mentions, 80)}”"]


def _new(asked: QuotesQuestion) -> list[str]:
    if not asked.new:
        return []
    if asked.after is None:
        return ["new, so all of them: you ask this for the first time"]
    return ["new since you last asked this"]


def counted_quotes(speaker: FiledSpeaker) -> str:
    """Return how many quotes a speaker has."""
    return counted(speaker.quotes, "quote", "quotes")
