"""What sites let robots read; asked for feeds and what they list, not for links people hand in."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from news.errors import PageUnavailable
from services.pages import Pages

REMEMBERED = timedelta(hours=24)
HOSTS_AT_MOST = 1_000
NAME = "Verbatim"

_FORBIDDEN = "That site's robots rules do not let me read this by myself."


class Robots:
    """The robots rules of sites, remembered for a day (RFC 9309)."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._rules: dict[str, tuple[datetime, RobotFileParser]] = {}

    async def require(self, link: str, *, now: datetime) -> None:
        """Raise `PageUnavailable` where a site's rules forbid a link, or cannot be read now."""
        rules = await self._of_site(link, now)
        if not rules.can_fetch(NAME, link):
            raise PageUnavailable(_FORBIDDEN)

    async def _of_site(self, link: str, now: datetime) -> RobotFileParser:
        parts = urlsplit(link)
        site = f"{parts.scheme}://{parts.netloc}"
        read_at, rules = self._rules.get(site, (None, RobotFileParser()))
        if read_at is None or now - read_at > REMEMBERED:
            rules = RobotFileParser()
            rules.parse((await self._pages.fetch_rules(link)).splitlines())
            if len(self._rules) >= HOSTS_AT_MOST:
                self._rules.clear()
            self._rules[site] = now, rules
        return rules
