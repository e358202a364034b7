"""What a moderator found of a quote, as it stands below the quote."""

from commands.locale import _, later
from news.ids import FORGOTTEN, UserId
from news.verdict import Reviewed, Verdict

_SAID = {
    Verdict.RIGHT: later("confirmed by {member} on {day}"),
    Verdict.AMENDED: later("corrected by {member} on {day}"),
    Verdict.SPEAKER: later("corrected by {member} on {day}"),
    Verdict.WORDS: later("corrected by {member} on {day}"),
    Verdict.NO_QUOTE: later("found to be no quote by {member} on {day}"),
}


def reviewed_line(reviewed: Reviewed) -> str:
    """Return what was found, by whom and when; naming a member pings nobody."""
    day = f"<t:{int(reviewed.at.timestamp())}:f>"
    return _(_SAID[reviewed.verdict]).format(member=mention_of(reviewed.by), day=day)


def mention_of(member: UserId) -> str:
    """Return a member as a mention, or that it is one who had themselves forgotten."""
    return _("a former member") if member == FORGOTTEN else f"<@{member}>"
