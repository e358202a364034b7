"""What /help says: what one may want to do, and the commands for it. Pure functions.

A new command gets its line in `TASKS`; a test holds that every command has one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from commands.findings import NOT_QUOTED, PARTLY_QUOTED
from commands.locale import _, called, later
from commands.mentions import Ids, mention
from commands.sheet import Sheet

Line = tuple[tuple[str, ...], str]
"""Commands, and what they are for. Without commands it is only read."""


@dataclass(frozen=True, slots=True)
class Task:
    """Something that people want to do. `wish` ends the sentence "I want to …"."""

    key: str
    wish: str
    lines: tuple[Line, ...]


TASKS = (
    Task(
        "find",
        later("find a quote"),
        (
            (("quotes",), later("What someone said: add words, days, an outlet or a kind.")),
            (("whosaid",), later("Whose words these are, from a part of them.")),
            (("search",), later("Speakers, quotes, articles and figures at once.")),
            (
                ("articles", "article show"),
                later("The latest articles, or one with all that was found in it."),
            ),
            ((), later("Only you see an answer, until you press Share.")),
        ),
    ),
    Task(
        "speakers",
        later("get to know a speaker"),
        (
            (("speaker show",), later("Who somebody is, and who quotes them.")),
            (("people",), later("Who speaks about what.")),
            (("timeline",), later("What somebody said over time, and how often.")),
            (("compare",), later("What two speakers said about something, side by side.")),
        ),
    ),
    Task(
        "numbers",
        later("find a number"),
        ((("figures",), later("The numbers that articles give, of what, and who gave them.")),),
    ),
    Task(
        "file",
        later("file an article"),
        (
            (("submit",), later("Links, a pasted text, or files. Moderators do this.")),
            (
                ("Submit as article", "Submit whole thread"),
                later("In a message's menu, under Apps: what the message or its thread holds."),
            ),
            (
                ("feeds add", "feeds list", "feeds pause", "feeds resume", "feeds remove"),
                later("Follow a site's feed, so that new articles come by themselves."),
            ),
        ),
    ),
    Task(
        "right",
        later("put something right"),
        (
            (("review",), later("Doubtful quotes, one at a time: say what is right.")),
            (("speaker doubts",), later("Say whether two speakers are the same.")),
            (
                ("speaker merge", "speaker split", "speaker alias"),
                later("Join two speakers, part what is not one, or add a name."),
            ),
            (
                ("speaker rename", "speaker role"),
                later("Say what they are called, and what they are."),
            ),
            (
                ("article fix", "article retract", "article restore", "article reprocess"),
                later("Put right what is known of an article, take it back, or read it again."),
            ),
            (("history",), later("What was decided, by whom, and a way to undo it.")),
            ((), later("Undo, below what you submitted, takes an article back.")),
        ),
    ),
    Task(
        "briefings",
        later("get briefings"),
        (
            (("briefing now",), later("What was filed in the last hours, to be posted or not.")),
            (("briefing add",), later("The same in a channel, at the times that you choose.")),
            (
                (
                    "briefing list",
                    "briefing edit",
                    "briefing pause",
                    "briefing resume",
                    "briefing remove",
                    "briefing history",
                ),
                later("See and change what is scheduled."),
            ),
        ),
    ),
    Task(
        "follow",
        later("be told what is new"),
        (
            (
                ("follow add", "follow list", "follow remove"),
                later("Follow a speaker or words: a note comes when something new is filed."),
            ),
        ),
    ),
    Task(
        "take",
        later("take quotes with me"),
        ((("export",), later("Quotes or figures in a file, all of them or those that you name.")),),
    ),
    Task(
        "server",
        later("set up this server"),
        (
            (("settings",), later("Moderators, time zone, and how long articles are kept.")),
            (("data export",), later("All that is stored of this server, as files.")),
            (("data delete",), later("Delete all of it for good.")),
        ),
    ),
    Task(
        "stored",
        later("know what is stored"),
        (
            (("about",), later("What is stored here, and how quotes are found.")),
            (("privacy",), later("What is stored about you, and how to delete it.")),
        ),
    ),
    Task(
        "read",
        later("know how to read a quote"),
        (
            ((), later("“Between quotation marks” stands exactly what the article prints there.")),
            ((), later("“One” … “two”: the article has other words between the two.")),
            ((), later("*{not_quoted}* the article tells it in its own words.")),
            ((), later("*{partly_quoted}* the same, with quoted words in it.")),
            ((), later("The cue is the word that reports it.")),
            ((), later("Nothing is ever rephrased. Follow the link to check.")),
        ),
    ),
)


def overview(ids: Ids) -> Sheet:
    """Return what there is to do, with the commands for each of it."""
    lines = [f"- **{_(task.wish)}** {_first_of_each(task, ids)}".rstrip() for task in TASKS]
    return Sheet(
        "### " + _("Verbatim: who said what, word for word"),
        (_("I want to …") + "\n" + "\n".join(lines),),
        _("Choose one below to read more"),
    )


def about(task: Task, ids: Ids) -> Sheet:
    """Return how one thing is done."""
    lines = [_line(names, words, ids) for names, words in task.lines]
    return Sheet("### " + _("I want to {wish}").format(wish=_(task.wish)), ("\n".join(lines),))


def _first_of_each(task: Task, ids: Ids) -> str:
    return _named([names[0] for names, _words in task.lines if names], ids)


def _line(names: tuple[str, ...], words: str, ids: Ids) -> str:
    said = _(words).format(not_quoted=_(NOT_QUOTED), partly_quoted=_(PARTLY_QUOTED))
    called = _named(names, ids)
    return f"- {called} · {said}" if called else f"- {said}"


def _named(names: Sequence[str], ids: Ids) -> str:
    return " ".join(_called(name, ids) for name in names)


def _called(name: str, ids: Ids) -> str:
    """Name a command; those in the menu of a message, with a capital, cannot be mentioned."""
    return _("“{name}”").format(name=called(name)) if name[0].isupper() else mention(name, ids)
