"""What is pressed of every control, by whom it may be, and what they are told.

A custom_id is a contract with the messages that were sent: it is written out here as it stands in
them, and a change of it fails the tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
"""Presses at once: of what a process looks after alone, and of what a database does too."""
_SINCE_1970 = NOW + timedelta(hours=1) - datetime(1970, 1, 1, tzinfo=UTC)


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
class Press(Pressable):
    """What is pressed, and what whoever may press it is told: text, or the form that it opens.

    `then` is a pattern: of presses `at_once`, which have one effect, any may answer last.
    """

    then: str = ""
    at_once: int = 1
    may: May = May.EVERYBODY


@dataclass(frozen=True, slots=True)
class Opening:
    """The button that opens a form, what is typed into the form, and who may."""

    custom_id: str
    typed: Mapping[str, Any]
    may: May = May.MODERATORS


def presses(room: Room, board: ChannelHandle, at: SimpleNamespace) -> Mapping[type, Press]:
    """Return a press of each control, of what `every_control.furnish` put there."""
    share = Press(f"v1:share:q:{at.quotes}:0", then="Shared in this channel", at_once=OFTEN)
    groups = {
        May.EVERYBODY: _of_everybody(room, at),
        May.WRITERS: {answers.Share: share},
        May.ONESELF: _of_oneself(at),
        May.MODERATORS: {**_of_decisions(at), **_of_moderators(at)},
        May.MANAGERS: _of_managers(room, board),
    }
    return {
        kind: replace(press, may=may)
        for may, group in groups.items()
        for kind, press in group.items()
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
    return {
        answers.TurnPage: Press(f"v1:page:q:{at.quotes}:1:on", then="Page 2 of 2"),
        choices.OpenArticle: Press("v1:open", at.harbour, "Harbour\nCourier"),
        choices.ChooseSpeaker: Press(f"v1:choose:{at.namesakes}", at.jack, "Jack Kirby: 2 quotes"),
        choices.GoToPeriod: Press(f"v1:goto:{at.timeline}", "0:1", "Page 2 of 2"),
        choices.OverTime: Press(f"v1:change:{at.figures}", then="harbour rate over time"),
        choices.InFull: Press(f"v1:full:{at.search}:articles", then="articles"),
        citing.Cite: Press("v1:cite", at.painted, "Plain text"),
        following.ShowFollows: Press(f"v1:following:{room.guild.id}:1", then="“harbours”"),
        looking.LookAtArticle: Press(f"v1:look:{at.harbour}", then="Harbour\nCourier"),
        narrowing.JumpTo: Press(f"v1:jump:q:{at.quotes}", "1", "Page 2 of 2"),
        narrowing.Sort: Press(f"v1:sort:{at.quotes}", "oldest", "oldest first"),
        narrowing.Narrow: Press(f"v1:narrow:{at.quotes}", "kind:direct", "only direct"),
        whole.ReadWhole: Press("v1:whole", at.long, "Part 1 of"),
        whole.TurnPart: Press(f"v1:part:{at.long}:1:on", then="Part 2 of"),
        revisions.ShowChanges: Press(f"v1:changes:{at.changed}", then="Taken out"),
        help_page.Wish: Press("v1:help", "find", "/whosaid"),
    }


def _of_oneself(at: SimpleNamespace) -> dict[type, Press]:
    follows = "You follow\n- John Kirby with “ferries”\n- "
    return {
        following.FollowSpeaker: Press(
            f"v1:follow:{at.john}", then="Following John Kirby", at_once=FEW
        ),
        following.GoOn: Press("v1:goon", then=follows),
        forgetting.ForgetSeen: Press("v1:forget-seen", then="Forgotten for 1 question."),
        privacy.HandOut: Press("v1:me:get", then='"topic": "ferries"'),
        privacy.AskFirst: Press("v1:me:ask", then="Delete it"),
        privacy.Keep: Press("v1:me:keep", then="What is stored about you"),
        privacy.Delete: Press("v1:me:delete", then="Deleted"),
    }


def _of_decisions(at: SimpleNamespace) -> dict[type, Press]:
    """What changes what is stored or shown for everybody: once."""
    few: dict[type, Press] = {
        receipts.Undo: Press(f"v1:undo:{at.filed}", then="Taken back:"),
        receipts.Restore: Press(f"v1:restore:{at.taken_back}", then="Filed"),
        receipts.Retry: Press(f"v1:retry:{at.failed}", then="Filed"),
        receipts.LookForChanges: Press(f"v1:reread:{at.changed}", then="The page reads as it did"),
        review_page.Step: Press(f"v1:review:{at.confirmed}:right:", then="found right|confirmed"),
        review_page.Sayer: Press(f"v1:sayer:{at.given}:", at.jack, "Jack Kirby|corrected"),
        review_page.NewSayer: Press(f"v1:new:{at.given_new}:p::Eva Moss", then="Eva|corrected"),
        changes.Undo: Press(f"v1:unsay:{at.change}", then="Undone:"),
        history.UndoOne: Press("v1:unsayone", at.other_change, "Undone:"),
        doubts.AnswerDoubt: Press(f"v1:doubt:{at.doubt}:same", then="became"),
        splitting.SplitQuotes: Press(f"v1:split:{at.jack}:Al Moss", at.painted, "a new Al Moss"),
        feed_choice.ChooseFeed: Press(f"v1:feed:{at.feeds}", "0", "Following The Courier feed"),
    }
    until = _SINCE_1970 // timedelta(microseconds=1)
    post = Press(f"v1:post:24:{until}:0", then="The briefing is posted here.", at_once=OFTEN)
    return {
        briefing.PostBriefing: post,
        **{kind: replace(press, at_once=FEW) for kind, press in few.items()},
    }


def _of_moderators(at: SimpleNamespace) -> dict[type, Press]:
    return {
        batch_menu.OpenReceipt: Press("v1:receipt:1", f"known:{at.harbour}", "Already filed"),
        history.TurnTrail: Press("v1:trail:0:0:0:all:0:on", then="decisions"),
        schedules.TurnSchedules: Press("v1:schedules:0:on", then="1 scheduled briefing"),
        corrections.Correct: Press("v1:brief:1:0", then="v1:correction"),
        welcome.FirstArticle: Press("v1:start:article", then="v1:submit"),
        welcome.FirstBriefing: Press("v1:start:briefing", then="v1:plan"),
    }


def _of_managers(room: Room, board: ChannelHandle) -> dict[type, Press]:
    editors, excerpts = room.guild.roles["Editors"], "of each new one quotes and figures"
    return {
        settings_page.ModeratorRole: Press("v1:moderators", editors, "members with the role"),
        settings_page.LogChannel: Press("v1:log-channel", board, "When I cannot post: I tell"),
        settings_page.ChangeValue: Press("v1:set:zone", then="v1:set-zone"),
        settings_page.KeptText: Press("v1:set:keep:some", then=excerpts),
        welcome.ChooseModerators: Press("v1:start:role", then="Moderators:"),
        of_server.EraseGuild: Press("v1:erase", then="v1:erase-form"),
    }
