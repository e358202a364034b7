"""Time zones as members type them."""

import zoneinfo

import pytest

from news.errors import BadOption
from services.zones import zone, zones_like


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("America/New_York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("  new   york ", "America/New_York"),
        ("berlin", "Europe/Berlin"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("utc", "UTC"),
        ("Singapore", "Singapore"),
    ],
)
def test_a_name_or_a_city_is_understood_in_any_case(typed, meant):
    assert zone(typed).key == meant


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("EST", "America/New_York"),
        ("est", "America/New_York"),
        ("EST5EDT", "America/New_York"),
        ("CET", "Europe/Berlin, Europe/Paris"),
        ("IST", "Asia/Kolkata, Europe/Dublin, Asia/Jerusalem"),
        ("GMT", "Europe/London"),
    ],
)
def test_letters_are_refused_with_the_cities_that_may_be_meant_and_why(typed, offered):
    with pytest.raises(BadOption) as refused:
        zone(typed)

    assert f"“{typed}” does not say where it is" in refused.value.sentence
    assert "when its clocks change" in refused.value.sentence
    assert offered in refused.value.sentence
    assert zones_like(typed)[0] in refused.value.sentence


@pytest.mark.parametrize("typed", ["UTC+2", "GMT-5", "+02:00", "-0500", "Etc/GMT+5", "utc +1"])
def test_an_offset_is_refused_because_it_does_not_follow_the_clocks(typed):
    with pytest.raises(BadOption, match="stays the same when clocks change"):
        zone(typed)


@pytest.mark.parametrize("typed", ["", "Atlantis", "Factory", "../../etc/passwd", "x" * 500, "🕰"])
def test_what_is_no_zone_is_refused_in_a_short_sentence(typed):
    with pytest.raises(BadOption, match=r"I know no time zone|Say which time zone") as refused:
        zone(typed)

    assert len(refused.value.sentence) < 150


def test_a_misspelled_city_is_offered():
    with pytest.raises(BadOption, match=r"Nearest: America/New_York\."):
        zone("new yrok")


def test_suggestions_begin_with_cities_that_begin_so():
    assert zones_like("lond")[0] == "Europe/London"
    assert "America/New_York" in zones_like("New Yo")
    assert "Europe/Berlin" in zones_like("Europe/Be")
    assert zones_like("qqqqqq") == ()


def test_nothing_typed_suggests_well_known_zones_that_exist():
    assert set(zones_like("")) <= zoneinfo.available_timezones()
    assert zones_like("")[0] == "UTC"


@pytest.mark.parametrize("typed", ["", "a", "america", "Europe/", "e"])
def test_there_are_never_more_suggestions_than_discord_shows_and_all_are_accepted(typed):
    found = zones_like(typed)

    assert len(found) <= 25
    assert [zone(name).key for name in found] == list(found)
