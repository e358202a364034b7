import pytest

from extraction.readable import read
from extraction.worker import read_and_extract
from tests.support.documents import plain
from tests.support.pages import sample_pages

PAGES = {page.name: page for page in sample_pages()}


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("german_site", "Wir können uns dieses Bauwerk nicht leisten"),
        ("french_site", "Nous n’avons plus le choix"),
        ("spanish_site", "Es más barato que el avión y se llega descansado"),
        ("russian_site", "Опоры старше меня, и им нужен отдых"),
        ("arabic_site", "نعمل ليل نهار لإصلاح العطل، ونعتذر من السكان عن هذا الإزعاج"),
        ("japanese_site", "子どもたちに夏の思い出を返したい"),
    ],
)
def test_in_another_language_the_words_between_marks_are_kept_as_nobodys(name, first):
    page, findings = read_and_extract(PAGES[name].document)

    assert findings.quotes[0].spans[0].of(page.text) == first
    assert len(findings.quotes) >= 2
    assert all(quote.speaker is None for quote in findings.quotes)
    assert findings.quotes[0].shown
    assert (findings.speakers, findings.figures) == ((), ())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Das Schiff „Alte Liebe“ lag im Hafen, und niemand wusste, wem es gehört.", [False]),
        (
            "Der „Sieg“ war keiner. „Wir haben das Spiel verloren“, schrieb er später.",
            [False, True],
        ),
        ("港の職員は「夏の終わりまで船は出ません」と話し、「白鳥丸」を指した。", [True, False]),
    ],
)
def test_what_is_too_short_to_be_speech_is_not_shown(text, shown):
    _, findings = read_and_extract(plain(text))

    assert [quote.shown for quote in findings.quotes] == shown


def test_english_is_read_as_before():
    page, findings = read_and_extract(plain("“The ferry is late,” said Zoë Marsh, a teacher."))

    assert read(plain(page.text)).language == "en"
    assert [speaker.name for speaker in findings.speakers] == ["Zoë Marsh"]
