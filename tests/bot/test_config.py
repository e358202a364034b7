import re
from pathlib import Path

import pytest

from bot.config import PREFIX, Config, read_config
from news.errors import ConfigurationWrong

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch, tmp_path):
    """Neither this machine's environment nor its .env may decide a test."""
    monkeypatch.chdir(tmp_path)
    for name in Config.model_fields:
        monkeypatch.delenv(f"{PREFIX}{name.upper()}", raising=False)


def test_without_any_variable_the_bot_keeps_articles_in_a_local_sqlite_file():
    config = read_config()

    assert config.database_url.get_secret_value() == "sqlite:///verbatim.db"
    assert (config.workers, config.log_level, config.token) == (1, "INFO", None)


def test_the_environment_wins_over_the_env_file(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("VERBATIM_TOKEN=from-file\nVERBATIM_WORKERS=3\n")
    monkeypatch.setenv("VERBATIM_TOKEN", "from-environment")

    config = read_config()

    assert (config.required_token(), config.workers) == ("from-environment", 3)


def test_a_missing_token_is_said_with_what_to_do(monkeypatch):
    monkeypatch.setenv("VERBATIM_TOKEN", "")

    with pytest.raises(ConfigurationWrong, match=r"VERBATIM_TOKEN is not set: copy \.env\.example"):
        read_config().required_token()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("VERBATIM_WORKERS", "many"),
        ("VERBATIM_WORKERS", "0"),
        ("VERBATIM_LOG_LEVEL", "LOUD"),
        ("VERBATIM_ERASE_AFTER_DAYS", "0"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_in_one_sentence(monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    with pytest.raises(ConfigurationWrong, match=f"^{name} cannot be used") as wrong:
        read_config()

    assert "\n" not in wrong.value.sentence


def test_an_env_file_in_another_encoding_is_said_so(tmp_path):
    (tmp_path / ".env").write_bytes("VERBATIM_TOKEN=é".encode("latin-1"))

    with pytest.raises(ConfigurationWrong, match=r"\.env is not UTF-8"):
        read_config()


def test_neither_token_nor_database_password_shows_when_the_config_is_printed(monkeypatch):
    monkeypatch.setenv("VERBATIM_TOKEN", "my-token")
    monkeypatch.setenv("VERBATIM_DATABASE_URL", "postgresql://me:my-password@host/news")

    shown = repr(read_config())

    assert "my-token" not in shown
    assert "my-password" not in shown


def test_the_example_file_lists_exactly_the_variables_that_the_bot_reads():
    listed = re.findall(r"^(\w+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)

    assert listed == [f"{PREFIX}{name.upper()}" for name in Config.model_fields]


def test_the_example_file_states_the_real_defaults(tmp_path):
    (tmp_path / ".env").write_text(EXAMPLE.read_text(encoding="utf-8"))

    assert read_config() == Config(_env_file=None)
