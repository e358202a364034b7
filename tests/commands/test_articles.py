"""/articles, as members see it."""

from tests.support.builders import EDITOR, said
from tests.support.discord_env import is_private, read


async def test_the_latest_articles_are_listed(room):
    await room.files(*said("It is late"), title="Old", days_ago=3)
    await room.files(*said("It is early"), title="New", outlet="Courier")
    answer = await room.reader.slash(room.channel, "articles")
    assert is_private(answer)
    assert read(answer).startswith("2 articles\n\nNew · Courier · 26 July 2024\n1 quote by 1")
    assert "[Look at an article: New, Old]" in read(answer)


async def test_an_article_opens_from_the_list_after_a_restart(room):
    number = await room.files(*said("It is late"), title="Old", link="https://a.example/old")
    answer = await room.reader.slash(room.channel, "articles")

    await room.restarts()
    opened = await room.reader.select(answer.response, [str(number)])

    assert is_private(opened)
    assert read(opened).startswith("Old\n26 July 2024\n1 quote by 1 speaker · 0 figures")
    assert "“It is late”" in read(opened)
    assert "[Share]  [Open the article]" in read(opened)


async def test_one_article_opens_by_a_suggestion_or_by_words_of_its_title(room):
    await room.files(*said("It is late"), title="Ferries are late")
    await room.files(*said("It is early"), title="Trams are early")
    (choice,) = await room.reader.autocomplete(room.channel, "article show", "article", "ferr")
    for typed in (choice["value"], "ferries late"):
        answer = await room.reader.slash(room.channel, "article show", article=typed)
        assert read(answer).startswith("Ferries are late\n")
        assert "“It is late”" in read(answer)


async def test_findings_of_an_article_turn_pages_after_a_restart(room):
    number = await room.files(*said(*(f"Sentence number {n} stands" for n in range(9))))
    answer = await room.reader.slash(room.channel, "article show", article=f"id:{number}")
    assert "Page 1 of 2" in read(answer)

    await room.restarts()
    await room.reader.click(answer.response, label="Next")

    assert "“Sentence number 8 stands”" in read(answer)


async def test_articles_are_listed_by_words_of_their_titles(room):
    await room.files(*said("It is late"), title="Ferries are late")
    await room.files(*said("It is early"), title="Trams are early")
    answer = await room.reader.slash(room.channel, "articles", about="ferries")
    assert read(answer).startswith("1 article\n")
    assert "[Look at an article: Ferries are late]" in read(answer)


async def test_articles_that_are_not_there_are_a_sentence(room):
    listed = await room.reader.slash(room.channel, "articles", about="eels")
    assert "No articles found" in read(listed)
    for typed, sentence in (
        ("eels", "No article here has these words in its title."),
        ("*", "No article here has these words in its title."),
        ("id:99", "That article is not in the archive (any more)."),
        ("id:0", "No article here has these words in its title."),
    ):
        answer = await room.reader.slash(room.channel, "article show", article=typed)
        assert is_private(answer)
        assert read(answer) == sentence


async def test_an_article_that_was_taken_back_does_not_open(room):
    number = await room.files(*said("It is late"))
    answer = await room.reader.slash(room.channel, "articles")
    await room.app.services.intake.undo(number, guild=room.guild.id, by=EDITOR)
    opened = await room.reader.select(answer.response, [str(number)])
    assert read(opened) == "That article is not in the archive (any more)."
