"""What may be meant while a member still types: names, outlets, units and articles."""

from news.errors import BadOption
from news.ids import ArticleId, GuildId
from services import lookups, suggestions
from services.ports import Meaning
from services.suggestions import AT_MOST, Suggestion
from storage.database import Database


class Completion:
    """Suggestions from a guild's archive, `AT_MOST` at a time. Each is one read transaction."""

    def __init__(self, database: Database, meaning: Meaning | None = None) -> None:
        """Without a `meaning`, words are found and nothing that is only near to them."""
        self._database = database
        self._meaning = meaning

    async def suggest_speakers(self, typed: str, *, guild: GuildId) -> tuple[Suggestion, ...]:
        """Suggest names that begin like that, most quoted first, and then misspelled ones."""
        async with self._database.reading() as stores:
            found = await stores.speakers.beginning(guild, typed, limit=AT_MOST)
            if not found:
                found = await lookups.near(stores, guild, typed, limit=AT_MOST)
        return tuple(suggestions.speaker_suggestion(speaker) for speaker in found)

    async def suggest_outlets(self, typed: str, *, guild: GuildId) -> tuple[Suggestion, ...]:
        """Suggest outlets that have these letters, most frequent first."""
        async with self._database.reading() as stores:
            outlets = await stores.articles.outlets(guild)
        found = suggestions.outlets_like(typed, outlets)[:AT_MOST]
        return tuple(suggestions.outlet_suggestion(outlet) for outlet in found)

    async def suggest_units(self, typed: str, *, guild: GuildId) -> tuple[Suggestion, ...]:
        """Suggest units that have these letters, most frequent first."""
        async with self._database.reading() as stores:
            units = await stores.figures.units(guild)
        found = suggestions.units_like(typed, units)[:AT_MOST]
        return tuple(Suggestion(unit, unit) for unit in found)

    async def suggest_articles(self, typed: str, *, guild: GuildId) -> tuple[Suggestion, ...]:
        """Suggest filed articles whose titles have these words (the last may be unfinished)."""
        async with self._database.reading() as stores:
            found = await stores.articles.titled(guild, typed, limit=AT_MOST)
        return tuple(suggestions.article_suggestion(article) for article in found)

    async def suggest_taken_back(self, typed: str, *, guild: GuildId) -> tuple[Suggestion, ...]:
        """Suggest articles that were taken back and can be restored, by words of their titles."""
        async with self._database.reading() as stores:
            found = await stores.articles.titled(guild, typed, taken_back=True, limit=AT_MOST)
        return tuple(suggestions.article_suggestion(article) for article in found)

    async def article_called(self, typed: str, *, guild: GuildId) -> ArticleId:
        """Return the one article that may be meant by words of its title, or by a suggestion.

        Raises `BadOption` for none and for several.
        """
        picked = suggestions.chosen(typed)
        if picked is not None:
            return ArticleId(picked)
        async with self._database.reading() as stores:
            found = await stores.articles.titled(guild, typed, limit=2)
        if not found or not typed.strip():
            raise BadOption("No article here has these words in its title.")
        if len(found) > 1:
            raise BadOption("Several articles have these words in their titles: pick one.")
        return found[0].line.id
