"""Figures as text: one thing together, each figure once, in its sentence."""

from dataclasses import replace

from commands.article_sheet import article_sheet
from commands.render import sheet_of
from news.figure import Circumstances
from news.text import Span
from services.asked import (
    FiguresQuestion,
)
from services.views import (
    ArticleView,
    FigureGroup,
    FiguresView,
    Paging,
    Statement,
)
from tests.support.views import (
    a_filed_figure,
    a_speaker,
    a_summary,
    an_article,
    groups_of,
)

SOURCE = "-# [A bridge is open](https://news.example/a) · Harbour News · <t:1721908800:D>"


def figure_blocks_of(*groups):
    return sheet_of(FiguresView(FiguresQuestion(), groups, Paging(1, 0, 1, 3))).blocks


def test_figures_of_one_sentence_share_its_block_in_an_article():
    context = "The bridge carries nearly 40,000 people a day, and 12 trams."
    figures = (
        a_filed_figure(context=context, phrase=Span(19, 39)),
        a_filed_figure("12", number=2, measures="trams", context=context, phrase=Span(51, 59)),
        a_filed_figure("12", number=3, context="Twelve: 12.", speaker=a_speaker(role=None)),
    )
    both, alone = article_sheet(ArticleView(a_summary(), (), figures), 0).blocks
    assert both == ("> The bridge carries **nearly 40,000 people** a day, and **12 trams**.")
    assert alone == "**12** — people\n> Twelve: 12.\ngiven by **John Kirby**"


def test_a_figure_stands_under_what_it_measures_in_its_sentence_with_what_is_said_around_it():
    figure = a_filed_figure(
        phrase=Span(19, 39),
        circumstances=Circumstances(event="carries", per="a day", giver="the port"),
    )
    (block,) = figure_blocks_of(*groups_of(figure))
    assert block == (
        "**people**\n> The bridge carries **nearly 40,000 people** a day."
        "\n-# carries · a day\n" + SOURCE.replace("-# ", "-# given by **the port** · ")
    )


def test_figures_of_one_sentence_stand_under_it_once_each_with_what_is_said_of_it():
    context = "The bridge carries nearly 40,000 people, 12 trams and 3 carts a day, the port said."
    port = Circumstances(giver="the port")
    people = a_filed_figure(context=context, phrase=Span(19, 39), circumstances=port)
    trams = a_filed_figure("12", number=2, measures="trams", context=context, phrase=Span(41, 49))
    carts = replace(trams, words="3", measures="carts", phrase=Span(54, 61), denied=True)
    carts = replace(carts, speaker=a_speaker(role=None), circumstances=Circumstances(per="a day"))
    other = a_filed_figure("7", number=4, context="Then 7 people.", phrase=Span(5, 13))

    same = [replace(trams, circumstances=port), replace(carts, speaker=None, circumstances=port)]
    (block,) = figure_blocks_of(*(FigureGroup((Statement((each,)),)) for each in (people, *same)))
    sentence = (
        "> The bridge carries **nearly 40,000 people**, **12 trams** and **3 carts** a day,"
        " the port said.\n"
    )
    assert block == (
        "**nearly 40,000 people**\n**12 trams**\n**3 carts**\n"
        + sentence
        + SOURCE.replace("-# ", "-# given by **the port** · ")
    )
    first, second = figure_blocks_of(
        FigureGroup((Statement((people,)), Statement((other,))), disputed=True),
        *(FigureGroup((Statement((each,)),)) for each in (trams, carts)),
    )
    assert first == (
        "**people** · *sources do not agree*\n"
        "**nearly 40,000 people** · given by **the port**\n"
        "**12 trams**\n"
        f"**3 carts** · a day · denied by **John Kirby**\n{sentence}{SOURCE}"
    )
    assert second == f"> Then **7 people**.\n{SOURCE}"


def test_figures_that_disagree_stand_side_by_side_under_one_heading():
    one = a_filed_figure(phrase=Span(19, 39), speaker=a_speaker(role=None))
    other = a_filed_figure("12", number=2, context="12 people.", phrase=Span(0, 9))
    first, second = figure_blocks_of(*groups_of(one, other, disputed=True))
    assert first.startswith("**people** · *sources do not agree*\n> The bridge")
    assert "given by **John Kirby** · [A bridge is open]" in first
    assert second == f"> **12 people**.\n{SOURCE}"


def test_the_same_figure_of_several_articles_stands_once_with_all_places():
    figures = tuple(
        a_filed_figure(number=n, phrase=Span(19, 39), article=an_article(n, title=f"Number {n}"))
        for n in range(1, 6)
    )
    (block,) = figure_blocks_of(FigureGroup((Statement(figures),)))
    assert block.count("nearly 40,000") == 1
    assert [line for line in block.splitlines() if "also" in line] == [
        SOURCE.replace("-# [A bridge is open]", "-# also [Number 2]"),
        SOURCE.replace("-# [A bridge is open]", "-# also [Number 3]"),
    ]
    assert block.endswith("\n-# and in 2 more")


def test_a_figure_that_its_speaker_denies_is_not_given_by_them():
    figure = a_filed_figure(phrase=Span(19, 39), speaker=a_speaker(role=None), denied=True)
    (block,) = figure_blocks_of(*groups_of(figure))
    assert "-# denied by **John Kirby** · " in block
    assert "given" not in block


def test_a_long_sentence_is_cut_with_dots_and_never_inside_the_figure():
    context = "word " * 200 + "nearly 40,000 people" + " word" * 200
    figures = [
        a_filed_figure(
            number=n, context=context, phrase=Span(1_000, 1_020), article=an_article(n + 1)
        )
        for n in range(5)
    ]
    blocks = figure_blocks_of(*groups_of(*figures))
    for block in blocks:
        sentence = next(line for line in block.splitlines() if line.startswith("> "))
        assert "**nearly 40,000 people**" in sentence
        assert sentence.startswith("> …word")
        assert sentence.endswith("word…")
