"""Where shared answers stand: their messages, rendered anew in the language that they speak."""

from datetime import datetime

from bot.kept import KeptPart
from bot.publisher import DiscordPublisher
from commands.locale import speaking
from commands.sharing import put_right_message
from news.share import Share
from services.views import Answer, ArticleView


class DiscordBoard:
    """`services.ports.Board` over a publisher."""

    def __init__(self, publisher: DiscordPublisher) -> None:
        self._publisher = publisher

    async def put_right(
        self, share: Share, found: Answer | ArticleView | None, at: datetime
    ) -> None:
        """Put what is true by now in the place of a shared answer; a picture goes."""
        with speaking(share.language):
            part = KeptPart.of(put_right_message(share, found, at)).text()
        await self._publisher.edit(share.channel, share.message, part)
