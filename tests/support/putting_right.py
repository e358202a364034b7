"""Two men of nearly one name, and a moderator who says who said what."""

from services.people import Moderator, People
from tests.support.builders import EDITOR, GUILD, NOW, filed, said
from tests.support.delivering import LATER

JOHN, JACK, KIRBY = "John Kirby", "Jack Kirby", "Kirby"


async def kirbys(database, *names, first=0):
    """One article for each name, in which they say one thing of their own."""
    return [
        await filed(
            database,
            *said(f"Saying number {first + n}", name=name, role=None),
            title=f"Event {first + n}",
            filed_at=NOW,
            days_ago=9 * (first + n),
        )
        for n, name in enumerate(names)
    ]


def moderator(at=LATER, guild=GUILD):
    return Moderator(guild, EDITOR, at)


async def splits(database, name=JOHN, to=JACK, *, at=LATER):
    """Give the newest quote of somebody to another."""
    people = People(database)
    one, (quote, *_) = await people.splittable(name, about=None, guild=GUILD)
    return await people.split_quotes(one.id, [quote.id], to, by=moderator(at))
