"""Profiles and voices as blocks of text. Pure functions."""

from commands.blocks import Lengths, fill
from commands.findings import UNNAMED, drafts_of
from commands.locale import _, later, number
from commands.text import counted, day_of, muted
from news.profile import Profile, RoleHeld, Voiced
from news.speaker import FiledSpeaker, SpeakerType

ROLES = 6
ALIASES = 12
DOUBTS = 3
_FACTS = 1_500  # characters of markup for what is known; the quotes have the rest
_NAME = 50
_KINDS = {
    SpeakerType.ORGANIZATION: later("organisation"),
    SpeakerType.DOCUMENT: later("document"),
} | UNNAMED


def profile_blocks(profile: Profile, budget: int) -> tuple[str, ...]:
    """Return what is known of a speaker, and the newest quotes, within `budget` characters."""
    facts = (
        _seen(profile),
        _roles(profile),
        _aliases(profile),
        _outlets(profile),
        _bylines(profile),
        _topics(profile),
        _doubts(profile),
    )
    known = "\n".join(filter(None, facts))
    left = budget - max(len(known), _FACTS)
    quotes = fill(drafts_of(profile.quotes, Lengths.of(len(profile.quotes), left)), left)
    return (known, *quotes)


def voices_block(voices: tuple[Voiced, ...]) -> tuple[str, ...]:
    """Return one line for each speaker: name, role, how many quotes, when last."""
    return ("\n".join(_voice(voice) for voice in voices),)


def _voice(voice: Voiced) -> str:
    quotes = counted(voice.quotes, "quote", "quotes")
    last = _("last {day}").format(day=day_of(voice.last))
    return f"- {_named(voice.speaker)} · {quotes} · {last}"


def _named(speaker: FiledSpeaker) -> str:
    role = muted(speaker.role or _(_KINDS.get(speaker.type, "")), 100)
    name = f"**{muted(speaker.name, _NAME)}**"
    return f"{name}, {role}" if role else name


def _seen(profile: Profile) -> str:
    if profile.first == profile.last:
        seen = _("{quotes} · named in {articles}, on {last}")
    else:
        seen = _("{quotes} · named in {articles}, first {first}, last {last}")
    told = seen.format(
        quotes=counted(profile.speaker.quotes, "quote", "quotes"),
        articles=counted(profile.articles, "article", "articles"),
        first=day_of(profile.first),
        last=day_of(profile.last),
    )
    return f"**{_('Seen:')}** {told}"


def _roles(profile: Profile) -> str:
    if not profile.roles:
        return f"**{_('Role:')}** {_('no article gives one')}"
    now, *earlier = profile.roles
    lines = [f"**{_('Role:')}** {_role(now)}"]
    lines += ["- " + _("before: {role}").format(role=_role(role)) for role in earlier[: ROLES - 1]]
    more = len(earlier) - (ROLES - 1)
    return "\n".join([*lines, *([f"- {_and_more(more)}"] if more > 0 else [])])


def _role(held: RoleHeld) -> str:
    words, last = muted(held.role, 100), day_of(held.last)
    if not held.articles:
        return _("{role} (noted by a moderator, since {day})").format(role=words, day=last)
    if held.articles == 1:
        return _("{role} (article of {day})").format(role=words, day=last)
    return _("{role} ({articles}, {first} to {last})").format(
        role=words,
        articles=counted(held.articles, "article", "articles"),
        first=day_of(held.first),
        last=last,
    )


def _aliases(profile: Profile) -> str:
    quoted = _("“{words}”")
    shown = [quoted.format(words=muted(alias, 30)) for alias in profile.aliases[:ALIASES]]
    return _fact(_("Also written:"), shown, more=len(profile.aliases) - len(shown))


def _outlets(profile: Profile) -> str:
    return _fact(_("Quoted in:"), [_often(*each) for each in profile.outlets])


def _bylines(profile: Profile) -> str:
    return _fact(_("In articles by:"), [_often(*each) for each in profile.bylines])


def _topics(profile: Profile) -> str:
    often = [_often(topic.word, topic.quotes) for topic in profile.topics]
    if profile.counted is None:
        return _fact(_("Words in the most quotes:"), often)
    newest = number(profile.counted)
    return _fact(_("Words in the most of the newest {number} quotes:").format(number=newest), often)


def _doubts(profile: Profile) -> str:
    others = [_named(other) for other in profile.doubts[:DOUBTS]]
    more = len(profile.doubts) - len(others)
    others += [_and_more(more)] if more > 0 else []
    if not others:
        return ""
    who = _("may be the same as {speakers}").format(speakers="; ".join(others))
    return f"**{_('Open question:')}** {who}"


def _fact(name: str, shown: list[str], *, more: int = 0) -> str:
    shown = [*shown, _and_more(more)] if more > 0 else shown
    return f"**{name}** {', '.join(shown)}" if shown else ""


def _often(text: str, count: int) -> str:
    return f"{muted(text, 30)} ({number(count)})"


def _and_more(count: int) -> str:
    return _("and {number} more").format(number=number(count))
