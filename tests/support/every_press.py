"""What is pressed of every control, by whom it may be, and what they are told.

A custom_id is a contract with the messages that were sent: it is written out here as it stands in
them, and a change of it fails the tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto
from types import SimpleNamespace
from typing import Any

from simcord import ChannelHandle

from commands import (
    answers,
    batch_menu,
    briefing,
    changes,
    choices,
    citing,
    corrections,
    doubts,
    feed_choice,
    following,
    forgetting,
    history,
    looking,
    narrowing,
    privacy,
    receipts,
    review_page,
    revisions,
    schedules,
    settings_page,
    splitting,
    welcome,
    whole,
)
from commands import data as of_server
from commands import help as help_page
from tests.support.builders import NOW
from tests.support.discord_env import Room
from tests.support.pressing import Pressable

OFTEN, FEW = 20, 3
"""Presses at once: what a process looks after alone, and what a database does too."""


class May(Enum):
    """Who may press a control."""

    EVERYBODY = auto()
    """Whoever belongs to the guild; of another guild, nobody."""
    WRITERS = auto()
    """Whoever may write in the channel."""
    MODERATORS = auto()
    MANAGERS = auto()
    ONESELF = auto()
    """Everybody, but it shows and changes nothing that is about somebody else."""


@dataclass(frozen=True, slots=True)
class Press:
    """What is pressed, by whom, and what they are told: text, or the form that it opens.

    One that is pressed so many times `at_once` has its effect once, and the others are told why.
    """

    control: Pressable
    may: May
    then: str
    at_once: int = 1


@dataclass(frozen=True, slots=True)
class Opening:
    """The button that opens a form, what is typed into the form, and who may."""

    custom_id: str
    typed: Mapping[str, Any]
    may: May = May.MODERATORS


def presses(room: Room, board: ChannelHandle, at: SimpleNamespace) -> Mapping[type, Press]:
    """Return a press of each control, of what `every_control.furnish` put there."""
    return {
        **_of_everybody(room, at),
        **_of_oneself(at),
        **_of_moderators(at),
        **_of_managers(room, board),
    }


def openings(room: Room, board: ChannelHandle, at: SimpleNamespace) -> Mapping[str, Opening]:
    """Return for each form, by its name, what opens it and what is typed into it."""
    review = f"v1:review:{at.given}"
    return {
        "v1:submit": Opening("v1:start:article", {"text": "The harbour is new."}),
        "v1:plan": Opening("v1:start:briefing", {"channel": [board], "time": "7:30"}),
        "v1:correction": Opening("v1:brief:1:0", {"note": "The harbour is old."}),
        "v1:sayername": Opening(f"{review}:name:", {"name": "Eva Moss"}),
        "v1:reword": Opening(f"{review}:words:", {"words": "the harbour is"}),
        "v1:set-zone": Opening("v1:set:zone", {"value": "lisbon"}, May.MANAGERS),
        "v1:set-grace": Opening("v1:set:grace", {"value": "45"}, May.MANAGERS),
        "v1:set-days": Opening("v1:set:days", {"value": "30"}, May.MANAGERS),
        "v1:erase-form": Opening("v1:erase", {"name": room.guild.name}, May.MANAGERS),
    }


def _of_everybody(room: Room, at: SimpleNamespace) -> dict[type, Press]:
    told: dict[type, tuple[Any, ...]] = {
        answers.TurnPage: (f"v1:page:q:{at.quotes}:1:on", None, "Page 2 of 2"),
        choices.OpenArticle: ("v1:open", at.harbour, "Harbour\nCourier"),
        choices.ChooseSpeaker: (f"v1:choose:{at.namesakes}", at.jack, "Jack Kirby: 2 quotes"),
        choices.GoToPeriod: (f"v1:goto:{at.timeline}", "0:1", "Page 2 of 2"),
        choices.OverTime: (f"v1:change:{at.figures}", None, "harbour rate over time"),
        choices.InFull: (f"v1:full:{at.search}:articles", None, "articles"),
        citing.Cite: ("v1:cite", at.painted, "Plain text"),
        following.ShowFollows: (f"v1:following:{room.guild.id}:1", None, "“harbours”"),
        looking.LookAtArticle: (f"v1:look:{at.harbour}", None, "Harbour\nCourier"),
        narrowing.JumpTo: (f"v1:jump:q:{at.quotes}", "1", "Page 2 of 2"),
        narrowing.Sort: (f"v1:sort:{at.quotes}", "oldest", "oldest first"),
        narrowing.Narrow: (f"v1:narrow:{at.quotes}", "kind:direct", "only direct"),
        whole.ReadWhole: ("v1:whole", at.long, "Part 1 of"),
        whole.TurnPart: (f"v1:part:{at.long}:1:on", None, "Part 2 of"),
        revisions.ShowChanges: (f"v1:changes:{at.changed}", None, "Taken out"),
        help_page.Wish: ("v1:help", "find", "/whosaid"),
    }
    share = Pressable(f"v1:share:q:{at.quotes}:0")
    return {
        **_all(May.EVERYBODY, told),
        answers.Share: Press(share, May.WRITERS, "Shared in this channel", OFTEN),
    }


def _of_oneself(at: SimpleNamespace) -> dict[type, Press]:
    told: dict[type, tuple[Any, ...]] = {
        following.GoOn: ("v1:goon", None, "You follow\n- John Kirby with “ferries”\n- "),
        forgetting.ForgetSeen: ("v1:forget-seen", None, "Forgotten for 1 question."),
        privacy.HandOut: ("v1:me:get", None, '"topic": "ferries"'),
        privacy.AskFirst: ("v1:me:ask", None, "Delete it?"),
        privacy.Keep: ("v1:me:keep", None, "What is stored about you"),
        privacy.Delete: ("v1:me:delete", None, "Deleted"),
    }
    follow = Pressable(f"v1:follow:{at.john}")
    return {
        following.FollowSpeaker: Press(follow, May.ONESELF, "Following John Kirby", FEW),
        **_all(May.ONESELF, told),
    }


def _of_moderators(at: SimpleNamespace) -> dict[type, Press]:
    until = (NOW + timedelta(hours=1) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(
        microseconds=1
    )
    once: dict[type, tuple[Any, ...]] = {
        receipts.Undo: (f"v1:undo:{at.filed}", None, "Taken back:"),
        receipts.Restore: (f"v1:restore:{at.taken_back}", None, "Filed"),
        receipts.Retry: (f"v1:retry:{at.failed}", None, "Filed"),
        receipts.LookForChanges: (f"v1:reread:{at.changed}", None, "The page reads as it did"),
        review_page.Step: (f"v1:review:{at.confirmed}:right:", None, "confirmed by"),
        review_page.NewSayer: (f"v1:new:{at.given_new}:p::Eva Moss", None, "corrected by"),
        changes.Undo: (f"v1:unsay:{at.change}", None, "Undone:"),
        doubts.AnswerDoubt: (f"v1:doubt:{at.doubt}:same", None, "became"),
    }
    told: dict[type, tuple[Any, ...]] = {
        batch_menu.OpenReceipt: ("v1:receipt:1", f"known:{at.harbour}", "Already filed"),
        history.UndoOne: ("v1:unsayone", at.other_change, "Undone:"),
        history.TurnTrail: ("v1:trail:0:0:0:all:0:on", None, "decisions"),
        review_page.Sayer: (f"v1:sayer:{at.given}:", at.jack, "Jack Kirby"),
        schedules.TurnSchedules: ("v1:schedules:0:on", None, "1 scheduled briefing"),
        corrections.Correct: ("v1:brief:1:0", None, "v1:correction"),
        feed_choice.ChooseFeed: (f"v1:feed:{at.feeds}", "0", "Following The Courier feed"),
        splitting.SplitQuotes: (f"v1:split:{at.jack}:Al Moss", at.painted, "to a new Al Moss"),
        welcome.FirstArticle: ("v1:start:article", None, "v1:submit"),
        welcome.FirstBriefing: ("v1:start:briefing", None, "v1:plan"),
    }
    post, posted = Pressable(f"v1:post:24:{until}:0"), "The briefing is posted here."
    return {
        briefing.PostBriefing: Press(post, May.MODERATORS, posted, OFTEN),
        **_all(May.MODERATORS, once, at_once=FEW),
        **_all(May.MODERATORS, told),
    }


def _of_managers(room: Room, board: ChannelHandle) -> dict[type, Press]:
    editors = room.guild.roles["Editors"]
    told: dict[type, tuple[Any, ...]] = {
        settings_page.ModeratorRole: ("v1:moderators", editors, "members with the role"),
        settings_page.LogChannel: ("v1:log-channel", board, "When I cannot post: I tell"),
        settings_page.ChangeValue: ("v1:set:zone", None, "v1:set-zone"),
        settings_page.KeptText: ("v1:set:keep:some", None, "of each new one quotes and figures"),
        welcome.ChooseModerators: ("v1:start:role", None, "Moderators:"),
        of_server.EraseGuild: ("v1:erase", None, "v1:erase-form"),
    }
    return _all(May.MANAGERS, told)


def _all(may: May, told: Mapping[type, tuple[Any, ...]], at_once: int = 1) -> dict[type, Press]:
    return {
        kind: Press(
            Pressable(id_, str(chosen) if isinstance(chosen, int) else chosen),
            may,
            then,
            at_once,
        )
        for kind, (id_, chosen, then) in told.items()
    }
