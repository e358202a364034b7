"""What /settings shows: every present value in words. Pure functions."""

from commands.locale import _, ngettext, number
from commands.sheet import Sheet
from news.guild import Settings


def settings(chosen: Settings, *, exists: bool) -> Sheet:
    """Show what a guild chose. Mentions in our own text ping nobody.

    `exists` tells whether the moderator role does.
    """
    return Sheet(
        "### " + _("Settings"),
        (_moderators(chosen.moderator_role, exists=exists), _briefings(chosen), _kept(chosen)),
        _("Choose below what is to be different"),
    )


def _moderators(role: int | None, *, exists: bool) -> str:
    if role is None:
        who = _("everyone with the permission Manage Server (no role is set)")
    elif exists:
        who = _("members with the role {role}").format(role=f"<@&{role}>")
    else:
        who = _("administrators only: the role that was set exists no more")
    may = _(
        "They submit articles, put things right and schedule briefings. Administrators always may."
    )
    return "**" + _("Moderators:") + f"** {who}\n{may}"


def _briefings(chosen: Settings) -> str:
    late = ngettext(
        "new schedules run in {zone} · posted up to {number} minute late, later ones are left to"
        " the next",
        "new schedules run in {zone} · posted up to {number} minutes late, later ones are left to"
        " the next",
        chosen.grace_minutes,
    ).format(zone=chosen.zone.key, number=number(chosen.grace_minutes))
    channel = chosen.log_channel
    told = (
        _("I tell {channel}").format(channel=f"<#{channel}>")
        if channel
        else _("I tell whoever made the schedule (no log channel is set)")
    )
    return f"**{_('Briefings:')}** {late}\n**{_('When I cannot post:')}** {told}"


def _kept(chosen: Settings) -> str:
    return "**" + _("Articles:") + f"** {how_long(chosen)} · {how_much(chosen)}"


def how_long(chosen: Settings) -> str:
    """Say how long articles are kept."""
    days = chosen.retention_days
    if not days:
        return _("kept until they are taken back")
    kept = ngettext("kept for {number} day", "kept for {number} days", days)
    return kept.format(number=number(days))


def how_much(chosen: Settings) -> str:
    """Say what is kept of the text of new articles."""
    if chosen.excerpts:
        return _("of each new one quotes and figures, with what stands around them")
    return _("of each new one the full text")
