"""What sites let robots read; asked for feeds and what they list, not for links people hand in."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from news.errors import PageUnavailable
from news.text import said
from services.pages import Pages

REMEMBERED = timedelta(hours=24)
HOSTS_AT_MOST = 1_000
NAME = "Verbatim"

_FORBIDDEN = said("That site's robots rules do not let me read this by myself.")


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

    def pause(self, link: str) -> float:
        """Return how many seconds the rules of a site want between two questions to it.

        None were read yet: 0. Neither Crawl-delay nor Request-rate is in RFC 9309; sites use them.
        """
        _, rules = self._rules.get(_site(link), (None, None))
        if rules is None:
            return 0.0
        rate = rules.request_rate(NAME)
        slowest = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(float(rules.crawl_delay(NAME) or 0), slowest)

    async def _of_site(self, link: str, now: datetime) -> RobotFileParser:
        site = _site(link)
        read_at, rules = self._rules.get(site, (None, RobotFileParser()))
        if read_at is None or now - read_at > REMEMBERED:
            rules = RobotFileParser()
            rules.parse((await self._pages.fetch_rules(link)).splitlines())
            if len(self._rules) >= HOSTS_AT_MOST:
                self._rules.clear()
            self._rules[site] = now, rules
        return rules


def _site(link: str) -> str:
    parts = urlsplit(link)
    return f"{parts.scheme}://{parts.netloc}"
