"""What a moderator puts right of an article beside its text: title, outlet, date, byline, link."""

import logging

from news.article import Facts
from news.change import Change, ChangeKind
from news.errors import BadOption
from news.ids import ArticleId, GuildId
from news.text import said
from services.facts import Entered, checked, known, line_of, put, told
from services.people import Moderator
from services.retracting import named
from storage.database import Database
from storage.fixes import written

_log = logging.getLogger(__name__)


class Fixes:
    """Puts right what is known of filed articles. Each fix is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(self, article: ArticleId, *, guild: GuildId) -> Facts:
        """Return what is known of an article, or raise `NotFound`."""
        async with self._database.reading() as stores:
            return await known(stores, guild, article)

    async def fix(self, article: ArticleId, entered: Entered, *, by: Moderator) -> Change:
        """Let an article be known as entered, also when its page is read again.

        Raises `BadOption`, with nothing done, for what cannot be, or is so already.
        """
        async with self._database.transaction() as stores:
            await stores.guilds.lock(by.guild)
            before = await known(stores, by.guild, article)
            after = checked(entered, before, now=by.now)
            names = before.changed(after)
            if not names:
                raise BadOption("All of that is so already: nothing was changed.")
            own = await stores.fixes.own(by.guild, article)
            line = await line_of(stores, by.guild, article)
            await put(stores, by.guild, article, after)
            change = await stores.changes.note(
                by.guild,
                ChangeKind.FIX,
                said(
                    "{article} was put right: {changes}",
                    article=named(line),
                    changes=told(before, after),
                ),
                by=by.user,
                at=by.now,
                articles=[article],
                body={
                    "article": article,
                    "was": written(before),
                    "now": written(after),
                    "changed": names,
                    "own": sorted(own & set(names)),
                },
            )
            await stores.withdrawals.note_articles(by.guild, [article], at=by.now)
        _log.info("article fixed guild=%d article=%d change=%d", by.guild, article, change.id)
        return change
