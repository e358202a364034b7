"""Archives for `benchmarks.imports`: any number of articles, no two of which are nearly the same.

From a corpus, paragraphs of its articles are mixed; without one, sentences are composed here.
"""

import json
import random
from collections.abc import Sequence
from html import escape
from pathlib import Path

NAMES = (
    "Ada Pell", "Bo Lind", "Cy Dorn", "Dee Marsh", "Eli Ruiz", "Fay Onu", "Gus Hale", "Ida Brandt",
    "Jon Aker", "Kira Noll", "Lev Stone", "Mona Frey",
)  # fmt: skip
ROLES = (
    "the harbour master", "a spokesperson for the council", "the finance minister", "a fisherman",
    "the head of the hospital", "a professor of economics", "the mayor", "a union leader",
)  # fmt: skip
PLACES = (
    "Ellery", "Skerry", "Marlow", "Osterby", "Alder", "Ladsk", "Elmtal", "Dry Fork", "Port Ansel",
)  # fmt: skip
THINGS = ("ferries", "schools", "houses", "buses", "trees", "nurses", "boats", "bridges", "farms")
SENTENCES = (
    "“We counted {count} {thing} in {place}, and nobody can say who pays,” said {name}, {role}.",
    "{name}, {role}, said that the {thing} of {place} had cost {count} euros since {year}.",
    "In {place} the number of {thing} rose by {percent} percent in {year}, {name} told us.",
    "“The {thing} must stay,” {name} said, “and {place} will not give up {count} of them.”",
    "According to {role}, {count} people signed a letter about the {thing} of {place}.",
    "The road to {place} was closed for {percent} days while {count} {thing} were inspected.",
    "{name} denied that any of the {count} {thing} near {place} had been sold in {year}.",
    "Work on the {thing} begins in {place} next spring, after a vote of {percent} to {small}.",
)  # fmt: skip


def paragraphs_of(corpus: Path) -> list[str]:
    """Return the paragraphs of all articles (*.txt) below a folder, in a fixed order."""
    texts = (path.read_text("utf-8", "replace") for path in sorted(corpus.rglob("*.txt")))
    found = (" ".join(part.split()) for text in texts for part in text.split("\n\n"))
    return [paragraph for paragraph in found if len(paragraph) > 40]  # noqa: PLR2004 - a sentence


def write_archive(
    folder: Path, count: int, paragraphs: Sequence[str], *, words: int, seed: int = 7
) -> set[str]:
    """Write articles of about so many words as text, pages and lines of JSON; return the titles."""
    rng = random.Random(seed)  # noqa: S311 - the same articles each time
    titles: set[str] = set()
    with (folder / "lines.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(count):
            title = f"Report {number:06}: {rng.choice(PLACES)} waits for {rng.choice(PLACES)}"
            text = _text(rng, paragraphs, words)
            titles.add(title)
            match number % 3:
                case 0:
                    lines.write(json.dumps({"title": title, "text": "\n\n".join(text)}) + "\n")
                case 1:
                    file = folder / f"{number:06}.txt"
                    file.write_text("\n\n".join([title, *text]), "utf-8")
                case _:
                    (folder / f"{number:06}.html").write_text(_page(title, text), "utf-8")
    return titles


def _text(rng: random.Random, paragraphs: Sequence[str], words: int) -> list[str]:
    chosen: list[str] = []
    length = 0
    while length < words:
        chosen.append(rng.choice(paragraphs) if paragraphs else _composed(rng))
        length += len(chosen[-1].split())
    return chosen


def _composed(rng: random.Random) -> str:
    """Return a paragraph of three sentences, with the date of a day that makes it one of many."""
    return " ".join(
        rng.choice(SENTENCES).format(
            name=rng.choice(NAMES),
            role=rng.choice(ROLES),
            place=rng.choice(PLACES),
            thing=rng.choice(THINGS),
            count=f"{rng.randrange(1_000, 90_000):,}",
            percent=rng.randrange(11, 99),
            small=rng.randrange(2, 10),
            year=rng.randrange(1990, 2024),
        )
        for _ in range(3)
    )


def _page(title: str, text: Sequence[str]) -> str:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text)
    return (
        f"<!doctype html><html lang='en'><head><title>{escape(title)}</title>"
        f"<meta property='og:title' content='{escape(title)}'></head>"
        f"<body><article><h1>{escape(title)}</h1>{body}</article></body></html>"
    )
