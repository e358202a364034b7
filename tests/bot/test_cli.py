import contextlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.config import PREFIX, Config

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "commands", "extraction", "news", "services", "storage")
ARTICLE = (
    "\n\nHarbour dredging delayed\n\n"
    "“We need another 40 days,” said Ada Pell, a spokesperson for the port. “The mud is deep.”\n"
)


@pytest.fixture(autouse=True)
def _a_clean_place(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    for name in Config.model_fields:
        monkeypatch.delenv(f"{PREFIX}{name.upper()}", raising=False)


@pytest.fixture
def database(monkeypatch, tmp_path):
    path = tmp_path / "news.db"
    monkeypatch.setenv("VERBATIM_DATABASE_URL", f"sqlite:///{path}")
    monkeypatch.setenv("VERBATIM_TOKEN", "some-token")
    return path


def complaint(capsys):
    """Return the one line on standard error, and make sure that it is one."""
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1, lines
    return lines[0]


def test_help_lists_the_commands(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--help"])

    shown = capsys.readouterr().out
    assert end.value.code == 0
    assert all(f"    {command} " in shown for command in ("run", "demo", "extract", "db"))


def test_run_without_a_token_says_where_to_put_it(capsys):
    assert main(["run"]) == 2
    assert "VERBATIM_TOKEN is not set" in complaint(capsys)


def test_run_before_the_tables_are_made_names_the_command_that_makes_them(capsys, database):
    assert main(["run"]) == 1
    assert "verbatim db upgrade" in complaint(capsys)


def test_upgrade_makes_the_tables_and_a_second_one_changes_nothing(capsys, database):
    assert main(["db", "upgrade"]) == 0
    assert main(["db", "upgrade"]) == 0

    assert f"The tables in {database} are up to date." in capsys.readouterr().out
    with contextlib.closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (0,)


@pytest.mark.parametrize("command", [["run"], ["db", "upgrade"]])
def test_a_database_of_a_newer_version_is_left_alone_and_said_so(capsys, database, command):
    main(["db", "upgrade"])
    capsys.readouterr()
    with contextlib.closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'of the year 2040'")
        connection.commit()

    assert main(command) == 1
    assert "newer version" in complaint(capsys)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:////no/such/folder/news.db", "cannot be used"),
        ("postgresql://me:my-password@127.0.0.1:9/news", "does not answer"),
    ],
)
@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("command", [["run"], ["db", "upgrade"]])
def test_a_database_out_of_reach_is_one_sentence_without_its_password(
    capsys, monkeypatch, url, said, command
):
    monkeypatch.setenv("VERBATIM_DATABASE_URL", url)

    assert main(command) == 1

    shown = complaint(capsys)
    assert said in shown
    assert "my-password" not in shown


def test_a_database_address_that_is_none_is_said_so(capsys, database, monkeypatch):
    monkeypatch.setenv("VERBATIM_DATABASE_URL", "the usual one")

    assert main(["run"]) == 2
    assert "database address cannot be used" in complaint(capsys)


def test_extract_lists_quotes_and_figures_for_people(capsys, tmp_path):
    (tmp_path / "harbour.txt").write_text(ARTICLE, encoding="utf-8")

    assert main(["extract", "harbour.txt"]) == 0

    shown = capsys.readouterr().out
    assert "Ada Pell" in shown
    assert "“We need another 40 days," in shown
    assert "40 days" in shown


def test_extract_keeps_the_parts_of_a_split_quote_apart(capsys, tmp_path):
    text = "Harbour news\n\n“The mud is deep,” said Ada Pell on Monday. “We need help.”\n"
    (tmp_path / "harbour.txt").write_text(text, encoding="utf-8")

    assert main(["extract", "harbour.txt"]) == 0

    assert "“The mud is deep,” … “We need help.”" in capsys.readouterr().out


def test_extract_prints_a_line_of_json_per_file_whose_offsets_fit_the_file(capsys, tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")

    assert main(["extract", "--jsonl", "one.txt", "two.txt"]) == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == ["one", "two"]
    words = [ARTICLE[start:end] for quote in lines[0]["quotes"] for start, end in quote["spans"]]
    assert words == ["We need another 40 days,", "The mud is deep."]


def test_extract_reads_a_web_page_and_leaves_out_what_is_not_the_article(capsys, tmp_path):
    body = "".join(f"<p>{line}</p>" for line in ARTICLE.strip().split("\n\n"))
    page = f"<html><nav>Home Sport</nav><article>{body}</article></html>"
    (tmp_path / "harbour.html").write_text(page, encoding="utf-8")

    assert main(["extract", "harbour.html"]) == 0

    shown = capsys.readouterr().out
    assert "Ada Pell" in shown
    assert "<p>" not in shown


def test_extract_reads_standard_input(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))

    assert main(["extract", "--jsonl", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "stdin"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.txt", None, "no such file"),
        ("folder", "folder", "directory"),
        ("empty.txt", b"", "no text"),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00", "image"),
        ("report.docx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "Word"),
    ],
)
def test_a_file_that_cannot_be_read_costs_one_sentence_and_not_the_others(
    capsys, tmp_path, name, data, said
):
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    if data == "folder":
        (tmp_path / name).mkdir()
    elif data is not None:
        (tmp_path / name).write_bytes(data)

    assert main(["extract", "--jsonl", name, "good.txt"]) == 1

    shown = capsys.readouterr()
    assert len(shown.err.splitlines()) == 1
    assert name in shown.err
    assert said in shown.err
    assert [json.loads(line)["id"] for line in shown.out.splitlines()] == ["good"]


def test_a_reader_who_goes_away_sees_no_traceback(tmp_path):
    (tmp_path / "harbour.txt").write_text(ARTICLE, encoding="utf-8")
    program = "import sys; from bot.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "extract", "harbour.txt"]

    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        process.stdout.close()
        complaints = process.stderr.read()

    assert (process.returncode, complaints) == (1, b"")


@pytest.fixture
def installation(tmp_path, database):
    """A copy of the program in a folder of its own, with its tables made."""
    for package in PACKAGES:
        leave_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / package, tmp_path / "site" / package, ignore=leave_out)
    (tmp_path / "harbour.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["db", "upgrade"]) == 0
    return tmp_path / "site"


def run_in(installation, *arguments):
    """Run the program of an installation; return the exit code and standard error's lines."""
    program = "import sys; from bot.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", program, *arguments],
        cwd=installation.parent,
        env={**os.environ, "PYTHONPATH": str(installation)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.returncode, [line for line in done.stderr.splitlines() if line]


@pytest.mark.parametrize("command", [["run"], ["extract", "harbour.txt"]])
def test_weights_that_are_missing_or_damaged_end_the_start_in_one_sentence(installation, command):
    weights = installation / "extraction" / "weights"
    (weights / "labels.json").write_text("{}")
    damaged = run_in(installation, *command)
    shutil.rmtree(weights)
    missing = run_in(installation, *command)

    assert damaged == (
        1,
        ["verbatim: labels.json of the reader is damaged: install Verbatim again."],
    )
    assert missing[0] == 1
    assert len(missing[1]) == 1
    assert "weights are missing: install Verbatim again" in missing[1][0]


@pytest.mark.parametrize("command", [["run"], ["extract", "harbour.txt"]])
@pytest.mark.usefixtures("database")
def test_a_spacy_pipeline_that_is_not_installed_is_said_at_the_start(capsys, monkeypatch, command):
    monkeypatch.setenv("VERBATIM_SPACY_PIPELINE", "en_core_web_none")
    assert main(["db", "upgrade"]) == 0
    capsys.readouterr()

    assert main(command) == 2

    assert "spaCy pipeline en_core_web_none is not installed: install it" in complaint(capsys)


def test_the_main_process_of_the_bot_loads_neither_the_reader_nor_spacy():
    program = (
        "import sys, bot.serving; "
        "print({'onnxruntime', 'tokenizers', 'spacy', 'numpy'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "set()\n"


def test_extract_reads_each_line_of_an_archive(tmp_path, capsys):
    path = tmp_path / "archive.jsonl"
    path.write_text(json.dumps({"text": ARTICLE.strip()}) + "\nno json\n", encoding="utf-8")

    assert main(["extract", "--jsonl", str(path)]) == 1

    output = capsys.readouterr()
    assert json.loads(output.out)["id"] == "archive-1"
    assert output.err == (
        f"verbatim: {path}, line 2: That line is not JSON, so I cannot read it.\n"
    )


def test_import_files_a_folder_and_says_what_was_refused(tmp_path, database, capsys):
    assert main(["db", "upgrade"]) == 0
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "harbour.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
    capsys.readouterr()

    assert main(["import", str(folder), "--guild", "41", "--report", "report.jsonl"]) == 1

    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "1 filed, 0 already known, 1 refused"
    assert printed[1].endswith(
        "scan.pdf: That is a PDF that is damaged: please paste its text instead."
    )
    with contextlib.closing(sqlite3.connect(database)) as connection:
        rows = connection.execute("SELECT title, state FROM articles").fetchall()
    # Both are read at the same time, so either may be noted first.
    assert set(rows) == {
        ("Harbour dredging delayed", "filed"),
        (str(folder / "scan.pdf"), "failed"),
    }


def test_import_says_when_a_path_is_not_there(database, capsys):
    assert main(["import", "gone", "--guild", "41"]) == 1
    assert complaint(capsys) == "verbatim: There is no file and no folder “gone”."
