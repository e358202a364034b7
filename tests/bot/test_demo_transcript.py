"""The transcript shows a message's words, buttons and choices as a member reads them."""

import discord
import pytest
from discord import ui

from bot.demo_transcript import WIDTH, plain, readable


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("## **Rosa Okafor**", "Rosa Okafor"),
        ("-# a footnote, _set_ small", "a footnote, set small"),
        (r"3 \* 4 \_ and \`code\`", "3 * 4 _ and `code`"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("[The page](https://a.example/_b_)", "The page <https://a.example/_b_>"),
        (r"[Brackets \[in\] it](<https://a.example/>)", "Brackets [in] it <https://a.example/>"),
        ("filed <t:1764028800:D>", "filed 25 November 2025"),
        ("next <t:1764028800:f>", "next 25 November 2025, 00:00 UTC"),
        ("written <\u200bt:0> in an article", "written <t:0> in an article"),
        ("“Direct *words*”", "“Direct words”"),
    ],
)
def test_markdown_is_read_without_its_marks(markdown, words):
    assert plain(markdown) == words


async def test_a_message_is_read_from_top_to_bottom():
    view = ui.LayoutView()
    view.add_item(
        ui.Container(
            ui.TextDisplay("### Quotes\n> “Words.”"),
            ui.Separator(),
            ui.Section(
                ui.TextDisplay("A title"),
                accessory=ui.Button(label="Open", url="https://a.example"),
            ),
            ui.ActionRow(
                ui.Button(label="Back", custom_id="back", disabled=True),
                ui.Button(label="Next", custom_id="next"),
            ),
            ui.ActionRow(
                ui.Select(
                    custom_id="who",
                    placeholder="Which one?",
                    options=[discord.SelectOption(label="One"), discord.SelectOption(label="Two")],
                )
            ),
        )
    )

    assert readable(view.to_components()).split("\n") == [
        "Quotes",
        "  | “Words.”",
        "",
        "A title",
        "[Open]",
        "[Back: off]  [Next]",
        "[Which one?: One, Two]",
    ]


async def test_long_words_are_folded_but_a_link_is_never_cut():
    link = "https://a.example/" + "long-" * 30
    view = ui.LayoutView()
    view.add_item(ui.TextDisplay("> " + "word " * 40 + f"\n[Here]({link})"))

    *folded, last = readable(view.to_components()).split("\n")

    assert all(line.startswith("  | ") and len(line) <= WIDTH for line in folded[:-1])
    assert last == f"<{link}>"
