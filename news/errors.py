"""Every error that Verbatim raises on purpose, each with the sentence that people read.

NewsError
├── SubmissionRefused        the text or file cannot be an article
├── PageUnavailable          a link gave no page
│   └── LinkRefused          a link that must not or cannot be fetched
├── ExtractionFailed         the reader could not finish with a text
│   └── WorkerStopped        its process died; another try may work
├── NotAllowed               the member may not do this
├── NotFound                 what was asked for is gone
├── BadOption                an option of a command makes no sense
├── DatabaseUnreachable      no connection to the database
├── DatabaseOutdated         tables older than this program
├── DatabaseNewer            tables newer than this program
├── DiscordUnreachable       no connection to Discord, or none that lasts
├── CannotPost               the bot may not, or can no more, post in a channel
├── WeightsDamaged           the reader's weights are missing or damaged
└── ConfigurationWrong       an environment variable is missing or wrong
"""

from datetime import timedelta

from news.text import said


class NewsError(Exception):
    """Something that a person can understand and perhaps fix. `sentence` is written for them.

    Values are named in it: `BadOption("At most {most} topics.", most=25)`. So the catalogues of
    translations know the sentence (commands/locale.py), which an f-string would hide from them.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence = said(sentence, **values)
        super().__init__(self.sentence)


class SubmissionRefused(NewsError):
    """The text or file cannot be filed as an article."""


class PageUnavailable(NewsError):
    """The site did not give us a page that can be read; `retry_after`: it says how long not."""

    def __init__(
        self, sentence: str, *, retry_after: timedelta | None = None, **values: object
    ) -> None:
        super().__init__(sentence, **values)
        self.retry_after = retry_after


class LinkRefused(PageUnavailable):
    """The link must not be fetched (scheme, private address) or is no link."""


class ExtractionFailed(NewsError):
    """The reader could not finish with this text."""


class WorkerStopped(ExtractionFailed):
    """The process that read this text died, maybe not by its fault: it may be tried again."""


class NotAllowed(NewsError):
    """The member may not do this."""


class NotFound(NewsError):
    """What was asked for is not there (any more)."""


class BadOption(NewsError):
    """An option of a command cannot be understood."""


class DatabaseUnreachable(NewsError):
    """The database does not answer."""


class DatabaseOutdated(NewsError):
    """The tables are older than this program: run `verbatim db upgrade`."""


class DatabaseNewer(NewsError):
    """The tables were made by a newer version of this program."""


class DiscordUnreachable(NewsError):
    """Discord does not answer, or does not let the bot in."""


class CannotPost(NewsError):
    """The bot may not post in a channel, or the channel is gone."""


class WeightsDamaged(NewsError):
    """The reader's weights are missing or damaged."""


class ConfigurationWrong(NewsError):
    """An environment variable is missing or cannot be used."""
