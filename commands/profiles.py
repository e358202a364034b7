"""Profiles and voices as blocks of text. Pure functions."""

from commands.blocks import Lengths, fill
from commands.findings import UNNAMED, drafts_of
from commands.text import counted, day_of, muted
from news.profile import Profile, RoleHeld, Voiced
from news.speaker import FiledSpeaker, SpeakerType

ROLES = 6
ALIASES = 12
DOUBTS = 3
_FACTS = 1_500  # characters of markup for what is known; the quotes have the rest
_NAME = 50
_KINDS = {SpeakerType.ORGANIZATION: "organisation", SpeakerType.DOCUMENT: "document"} | UNNAMED


def profile_blocks(profile: Profile, budget: int) -> tuple[str, ...]:
    """Return what is known of a speaker, and the newest quotes, within `budget` characters."""
    facts = [_seen(profile), _roles(profile), _aliases(profile), _outlets(profile)]
    known = "\n".join(fact for fact in [*facts, _doubts(profile)] if fact)
    left = budget - max(len(known), _FACTS)
    quotes = fill(drafts_of(profile.quotes, Lengths.of(len(profile.quotes), left)), left)
    return (known, *quotes)


def voices_block(voices: tuple[Voiced, ...]) -> tuple[str, ...]:
    """Return one line for each speaker: name, role, how many quotes, when last."""
    return ("\n".join(_voice(voice) for voice in voices),)


def _voice(voice: Voiced) -> str:
    quotes = counted(voice.quotes, "quote", "quotes")
    return f"- {_named(voice.speaker)} · {quotes} · last {day_of(voice.last)}"


def _named(speaker: FiledSpeaker) -> str:
    role = muted(speaker.role or _KINDS.get(speaker.type, ""), 100)
    name = f"**{muted(speaker.name, _NAME)}**"
    return f"{name}, {role}" if role else name


def _seen(profile: Profile) -> str:
    articles = counted(profile.articles, "article", "articles")
    quotes = counted(profile.speaker.quotes, "quote", "quotes")
    first, last = day_of(profile.first), day_of(profile.last)
    return f"**Seen:** {quotes} · named in {articles}, first {first}, last {last}"


def _roles(profile: Profile) -> str:
    if not profile.roles:
        return "**Role:** no article gives one"
    now, *earlier = profile.roles
    lines = [f"**Role:** {_role(now)}"]
    lines += [f"- before: {_role(role)}" for role in earlier[: ROLES - 1]]
    more = len(earlier) - (ROLES - 1)
    return "\n".join([*lines, *([f"- and {more} more"] if more > 0 else [])])


def _role(held: RoleHeld) -> str:
    words = muted(held.role, 100)
    if held.articles == 1:
        return f"{words} (article of {day_of(held.last)})"
    return f"{words} ({held.articles:,} articles, {day_of(held.first)} to {day_of(held.last)})"


def _aliases(profile: Profile) -> str:
    shown = [f"“{muted(alias, 30)}”" for alias in profile.aliases[:ALIASES]]
    more = len(profile.aliases) - len(shown)
    shown += [f"{more} more"] if more > 0 else []
    return f"**Also written:** {', '.join(shown)}" if shown else ""


def _outlets(profile: Profile) -> str:
    shown = [f"{muted(outlet, 30)} ({count:,})" for outlet, count in profile.outlets]
    return f"**Quoted in:** {', '.join(shown)}" if shown else ""


def _doubts(profile: Profile) -> str:
    others = [_named(other) for other in profile.doubts[:DOUBTS]]
    more = len(profile.doubts) - len(others)
    others += [f"{more} more"] if more > 0 else []
    return f"**Open question:** may be the same as {'; '.join(others)}" if others else ""
