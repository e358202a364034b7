"""Which language a text is in: what its words say, and in doubt what its page says."""

import pycld2

ENGLISH = "en"
_READ = 20_000  # characters; more make the answer no surer
_MOST = 70  # percent of a text; one that quotes long in another language stays below it


def language_of(text: str, declared: str | None = None) -> str | None:
    """Return the language of a text as an ISO 639 code, or None for text without letters.

    `declared` is what a page claims ("en-GB"). It counts where the words leave it open: short
    texts, and those in several languages. A text without either is taken for English.
    """
    if not any(character.isalpha() for character in text):
        return None
    claimed = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    try:
        reliable, _, ((_, found, percent, _), *_) = pycld2.detect(text[:_READ])
    except (pycld2.error, UnicodeEncodeError):  # characters that are none
        reliable, found, percent = False, "", 0
    if reliable and percent >= _MOST:
        return str(found).split("-")[0]
    return claimed if claimed.isascii() and len(claimed) in {2, 3} else ENGLISH
