"""Briefings: ordinary ones by hand, hostile and long ones by hypothesis."""

from datetime import timedelta

from hypothesis import strategies as st

from news.briefing import Briefing, Story, Voice
from tests.support.views import (
    JULY,
    a_filed_figure,
    a_filed_quote,
    a_speaker,
    an_article,
    article_lines,
    figures,
    ids,
    moments,
    quotes,
    speakers,
    summaries,
)


def a_story(*quotes, articles=None, figures=(), conflicts=()):
    return Story(articles or (an_article(),), quotes, figures, conflicts)


def a_briefing(*stories, **others):
    return Briefing(
        **{
            "since": JULY - timedelta(days=1),
            "until": JULY,
            "articles": len(stories),
            "quotes": sum(len(story.quotes) for story in stories),
            "figures": sum(len(story.figures) for story in stories),
            "speakers": 1,
            "stories": stories,
            **others,
        }
    )


def an_ordinary_briefing():
    """Two stories, two voices, one of them new."""
    ann = a_speaker("Ann Example", number=2, role="the harbour master", quotes=1)
    ferry = a_story(
        a_filed_quote("Both ferries sail", speaker=ann, role="the harbour master"),
        articles=(an_article(2, title="Ferries sail again"),),
    )
    bridge = a_story(a_filed_quote(), figures=(a_filed_figure(),))
    voices = (Voice(a_speaker(), 3, new=False), Voice(ann, 1, new=True))
    return a_briefing(bridge, ferry, speakers=2, voices=voices)


def a_long_briefing(stories=40):
    """Many stories of many outlets, each with long quotes."""
    return a_briefing(*map(_long_story, range(1, stories + 1)))


def _long_story(number):
    articles = tuple(
        an_article(number * 10 + n, title=f"Story {number}: a title", outlet=f"Outlet {n}")
        for n in range(4)
    )
    words = " ".join(f"word{number}x{n}" for n in range(60))
    return a_story(
        *(
            a_filed_quote(f"{n} {words}", number=number * 10 + n, article=articles[n])
            for n in range(3)
        ),
        articles=articles,
    )


def _some(items, at_most, at_least=0):
    return st.lists(items, min_size=at_least, max_size=at_most).map(tuple)


stories = st.builds(
    Story,
    articles=_some(article_lines, 9, at_least=1),
    quotes=_some(quotes, 4),
    figures=_some(figures, 4),
    conflicts=_some(_some(figures, 3, at_least=2), 2),
)
voices = st.builds(Voice, speaker=speakers, quotes=ids, new=st.booleans())
briefings = st.builds(
    Briefing,
    since=moments,
    until=moments,
    articles=ids,
    quotes=ids,
    figures=ids,
    speakers=ids,
    stories=_some(stories, 5).flatmap(
        lambda some: st.sampled_from((1, 2, 12)).map(lambda times: some * times)
    ),
    voices=_some(voices, 12),
    unread=_some(summaries, 8),
    late=st.booleans(),
)
