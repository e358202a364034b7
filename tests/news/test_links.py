"""Many addresses of one page are one address."""

import pytest

from news.article import canonical_link

PAGE = "https://news.example/2024/fares"


@pytest.mark.parametrize(
    "link",
    [
        "https://news.example/2024/fares/",
        "HTTPS://NEWS.example:443/2024/fares#comments",
        "https://news.example/2024/fares?utm_source=feed&utm_campaign=a%20b",
        "https://news.example/2024/fares?fbclid=Iw&gclid=2&mc_cid=3&msclkid=4&igsh=5&xtor=RSS-1",
        "https://news.example/2024/fares/amp",
        "https://news.example/2024/fares/amp/",
        "https://news.example/2024/fares?amp=1",
        "https://news.example/2024/fares?amp",
        "https://news.example/2024/fares?outputType=amp",
        "https://m.news.example/2024/fares",
        "https://mobile.news.example/2024/fares",
        "https://amp.news.example/2024/fares",
        "https://www.google.com/amp/s/news.example/2024/fares/amp/",
        "https://news-example.cdn.ampproject.org/c/s/news.example/2024/fares?amp=1",
    ],
)
def test_ways_to_pass_a_page_on_are_undone(link):
    assert canonical_link(link) == PAGE


@pytest.mark.parametrize(
    "link",
    [
        "https://news.example/read?id=7&page=2",
        "https://news.example/amp",
        "https://news.example/camp",
        "https://news.example/amp/story",
        "https://m.example/2024",
        "https://www.google.com/search?q=amp",
        "https://news.example/a?ref=b",
    ],
)
def test_what_may_lead_elsewhere_is_left_alone(link):
    assert canonical_link(link) == link
