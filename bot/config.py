"""What an operator sets: environment variables that begin with VERBATIM_, or the same in .env."""

from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from news.errors import ConfigurationWrong

PREFIX = "VERBATIM_"


class Config(BaseSettings):
    """Everything that is set per process. What a guild chooses is in its settings instead.

    The environment wins over .env; a variable that is set to nothing counts as not set.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    token: SecretStr | None = None
    """The bot's token from Discord's developer portal; only `verbatim run` needs it."""
    database_url: SecretStr = SecretStr("sqlite:///verbatim.db")
    """Secret, because the address of a PostgreSQL server usually has a password in it."""
    workers: int = Field(default=1, ge=1, le=64)
    """How many processes extract at the same time."""
    spacy_pipeline: str | None = None
    """A spaCy pipeline, an installed package or a folder, that gives names and syntax instead."""
    erase_after_days: int = Field(default=14, ge=1, le=365)
    """How many days after the bot was removed from a server everything of it is deleted."""
    contact: str | None = Field(default=None, max_length=200)
    """Whom members may ask, as /about says it: a name, an address, a link."""
    meaning: bool = True
    """Whether quotes are also found by meaning, with an encoder in the main process."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    def required_token(self) -> str:
        """Return the token; raises `ConfigurationWrong` when there is none."""
        if self.token is None:
            raise ConfigurationWrong(
                f"{PREFIX}TOKEN is not set: copy .env.example to .env and put the token there."
            )
        return self.token.get_secret_value().strip()


def read_config() -> Config:
    """Read the environment and .env; raises `ConfigurationWrong`, which names the variable."""
    try:
        return Config()
    except ValidationError as wrong:
        first = wrong.errors(include_input=False, include_url=False)[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise ConfigurationWrong(
            f"{name} cannot be used ({first['msg']}): correct it in .env or the environment."
        ) from None
    except UnicodeDecodeError:
        raise ConfigurationWrong(".env is not UTF-8 text: save it as UTF-8.") from None
