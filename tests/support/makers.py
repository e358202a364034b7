"""How a test makes a message that a command makes with more at hand than values."""

from datetime import time
from functools import partial
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from commands import (
    batch_menu,
    batches,
    briefing,
    briefing_text,
    citation,
    citing,
    fixing,
    guide,
    privacy,
    reply,
    review_page,
    schedule_text,
    schedules,
    settings_page,
    settings_text,
    splitting,
    suggest,
    tree,
    whole,
)
from commands import help as help_page
from commands.sheet import Sheet
from news.errors import SubmissionRefused
from news.schedule import (
    EVERY_DAY,
    FOLLOWED_AT_MOST,
    TIMES_AT_MOST,
    Delivery,
    DeliveryState,
    Empty,
    Plan,
    Rule,
    Run,
    Schedule,
)
from tests.support.values import LARGEST
from tests.support.views import (
    JULY,
)

IDS = {command: 10**18 for task in guide.TASKS for names, _ in task.lines for command in names}


def calls(make, *values, **named):
    """Calls that make one message of drawn values."""
    return st.builds(partial, st.just(make), *values, **named)


def of_sheets(make, *values, **named):
    """Calls that make the text of one message, which is sent with nothing below it."""
    return calls(lambda *drawn, **said: reply.layout_of(make(*drawn, **said)), *values, **named)


def a_cited(quote):
    """The forms to copy; those too long for a message go into a file."""
    cited = citation.citation_of(quote)
    fits = citing._fits(cited)  # noqa: SLF001 - what stands in a message, and what in a file
    return [reply.layout_of(sheet) for sheet in citing._sheets(cited)] if fits else []  # noqa: SLF001 - a part


def a_batch(lines, entries):
    rows = batch_menu.OpenReceipt.rows(entries)
    return reply.layout_of(batches.batch_sheet(lines), *rows)


def a_page_of_settings(values, exists):
    """The page, with every menu and button below it."""
    return reply.layout_of(
        settings_text.settings(values, exists=exists),
        [settings_page.ModeratorRole.menu(values.moderator_role)],
        [settings_page.LogChannel.menu(values.log_channel)],
        [
            *map(settings_page.ChangeValue, ("zone", "grace", "days")),
            settings_page.KeptText.instead_of(values),
        ],
    )


def a_page_of_schedules(shown, at, total):
    turning = [schedules.TurnSchedules(at, way) for way in ("back", "on")]
    sheet = schedule_text.listing(shown, at=at, pages=999, total=total)
    return reply.layout_of(sheet, turning)


def the_largest_schedules():
    """A page of schedules that have as much of everything as a schedule can."""
    moment = JULY.replace(year=2199)
    run = Run(moment.replace(tzinfo=None), moment)
    times = tuple(time(hour, 31) for hour in range(11, 11 + TIMES_AT_MOST))
    rule = Rule(times, ZoneInfo("America/Argentina/ComodRivadavia"), EVERY_DAY - {2, 4})
    many_words, followed = ("*" * 100,) * FOLLOWED_AT_MOST, (LARGEST,) * FOLLOWED_AT_MOST
    plan = Plan(LARGEST, rule, many_words, followed, Empty.SKIP, 744)
    schedule = Schedule(
        10**9, LARGEST, plan, LARGEST, moment, run, paused="*" * 400, paused_by_us=True
    )
    last = Delivery(
        1, 1, 1, 1, run, DeliveryState.FAILED, moment, 3, 1, late=True, reason="*" * 400
    )
    shown = schedule_text.Shown(schedule, (run,) * schedule_text.NEXT_RUNS, many_words, last)
    return a_page_of_schedules([shown] * schedule_text.SCHEDULES_A_PAGE, 8, 50)


def help_pages():
    overview = guide.overview(IDS)
    sheets = [overview, *(guide.about(task, IDS) for task in guide.TASKS)]
    return [reply.layout_of(sheet, [help_page.Wish.menu("all")]) for sheet in sheets]


def own_data(traces):
    page = Sheet("### x", (*privacy._parted(traces), privacy._elsewhere()), "x")  # noqa: SLF001 - a part
    asked = Sheet("### x", privacy._parted(traces))  # noqa: SLF001 - a part
    return [
        reply.layout_of(page, [privacy.HandOut(), privacy.AskFirst()]),
        reply.layout_of(asked, [privacy.Delete(), privacy.Keep()]),
    ]


def preview(found, until):
    *first, last = briefing_text.sheets_of(found)
    row = [briefing.PostBriefing(744, until, LARGEST)]
    return [*map(reply.layout_of, first), reply.layout_of(last, row)]


def fixed(facts):
    return fixing.FixForm.about(LARGEST, facts)


def setting_forms(values):
    """The form of each value, with the present one in it."""
    for kind in (settings_page.ZoneForm, settings_page.GraceForm, settings_page.DaysForm):
        form = kind()
        form.value.component.default = form.present(values)
        yield form


def reworded(view):
    fits = sum(map(len, view.doubtful.quote.fragments)) < 3_900
    return review_page.WordsForm.filled(view) if fits else []


def split(speaker, found, to):
    return splitting.choice(speaker, found, to and to[: splitting.RECEIVER_LENGTH])


def whole_parts(quote):
    return [whole.whole_message(quote, part) for part in range(len(whole.parts_of(quote)))]


def suggested(found):
    return suggest.choices(found)


def told(sentence):
    return reply.layout_of(Sheet(tree.sentence_for(SubmissionRefused(sentence)) or "x"))
