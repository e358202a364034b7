"""Feeds on a site of this machine, and a guild that follows them."""

from services.feed_rounds import FeedRounds
from services.feeds import Feeds
from services.pages import Pages
from services.robots import Robots
from tests.support.builders import EDITOR, GUILD, NOW
from tests.support.handing_in import waiting

PAGES = Pages(allow=lambda _: True, limit_seconds=5)


def rss(site, *names, title="The Courier"):
    items = "".join(
        f"<item><title>{name}</title><guid>{name}</guid><link>{site.address}/{name}</link></item>"
        for name in names
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


class Following:
    """Feeds and their rounds, which note for how long they would have slept."""

    def __init__(self, database, intake, pages=PAGES):
        robots = Robots(pages)
        self.slept = []
        feeds = Feeds(database, pages, robots)
        rounds = FeedRounds(database, intake, pages, robots, sleep=self._sleep)
        self.add, self.all, self.choose = feeds.add, feeds.all, feeds.choose
        self.pause, self.remove = feeds.pause, feeds.remove
        self.poll_due = rounds.poll_due

    async def _sleep(self, seconds):
        self.slept.append(seconds)


async def follow(feeds, link, *, daily=50, guild=GUILD):
    added = await feeds.add(link, guild=guild, by=EDITOR, daily=daily, now=NOW)
    return added.feed


async def submitted(database):
    return [(one.guild, one.content.rsplit("/", 1)[1]) for one in await waiting(database)]


def asked(site, path):
    return [request for request in site.requests if request.path == path]
