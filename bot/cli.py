"""The command line: `verbatim run`, `demo`, `extract`, `import`, `db upgrade`.

Each command imports what it needs when it runs, so that none waits for what another one loads.
"""

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence

from bot.config import read_config
from bot.logs import set_up_logs
from news.errors import ConfigurationWrong, NewsError

FAILED = 1
WRONG_USE = 2  # as argparse has it
INTERRUPTED = 130  # as shells have it: 128 + SIGINT


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code; what can be expected ends in one sentence."""
    arguments = _parser().parse_args(argv)
    try:
        code: int = arguments.command(arguments)
        sys.stdout.flush()
    except NewsError as error:
        print(f"verbatim: {error.sentence}", file=sys.stderr)
        return WRONG_USE if isinstance(error, ConfigurationWrong) else FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader went away (`| head`). Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="verbatim", description="A Discord bot for newsrooms: who said what, word for word."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="connect to Discord and serve until stopped")
    run.set_defaults(command=_run)

    demo = commands.add_parser("demo", help="try it without Discord: sample articles, a local page")
    demo.add_argument("--once", action="store_true", help="print the transcript and stop")
    demo.add_argument("--port", type=int, default=0, help="port of the page (any free one)")
    demo.set_defaults(command=_demo)

    extract = commands.add_parser("extract", help="print what text or HTML files report")
    extract.add_argument("files", nargs="+", metavar="FILE", help="a file, or - for standard input")
    extract.add_argument("--jsonl", action="store_true", help="one line of JSON per file")
    extract.set_defaults(command=_extract)

    archive = commands.add_parser("import", help="file archives: folders, files, lines of .jsonl")
    archive.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
    archive.add_argument("--guild", type=int, required=True, metavar="ID", help="the server's id")
    archive.add_argument("--by", type=int, default=0, metavar="ID", help="the member who submits")
    archive.add_argument("--report", metavar="FILE", help="write what became of each as .jsonl")
    archive.add_argument("--retry", action="store_true", help="read what failed before once more")
    archive.set_defaults(command=_import)

    database = commands.add_parser("db", help="upgrade the database's tables")
    steps = database.add_subparsers(required=True, metavar="STEP")
    upgrade = steps.add_parser("upgrade", help="create the tables, or bring them up to date")
    upgrade.set_defaults(command=_upgrade)
    revision = steps.add_parser("revision", help="write the next migration (for developers)")
    revision.add_argument("message", help="what changes, for example 'Add the colour of a guild'")
    revision.set_defaults(command=_revision)
    return parser


def _run(_: argparse.Namespace) -> int:
    config = read_config()
    token = config.required_token()
    set_up_logs(config.log_level)
    from bot.serving import run

    asyncio.run(run(config, token))
    return 0


def _demo(arguments: argparse.Namespace) -> int:
    from bot.demo import demo

    return asyncio.run(demo(once=arguments.once, port=arguments.port))


def _extract(arguments: argparse.Namespace) -> int:
    config = read_config()
    from bot.extracting import extract_files

    return extract_files(
        arguments.files, jsonl=arguments.jsonl, spacy_pipeline=config.spacy_pipeline
    )


def _import(arguments: argparse.Namespace) -> int:
    config = read_config()
    set_up_logs("WARNING")
    from bot.importing import import_archives

    return asyncio.run(
        import_archives(
            config,
            arguments.paths,
            guild=arguments.guild,
            by=arguments.by,
            report=arguments.report,
            retry=arguments.retry,
        )
    )


def _upgrade(_: argparse.Namespace) -> int:
    from bot.tables import upgrade

    place = asyncio.run(upgrade(read_config()))
    print(f"The tables in {place} are up to date.")
    return 0


def _revision(arguments: argparse.Namespace) -> int:
    from bot.tables import revision

    asyncio.run(revision(read_config(), arguments.message))
    return 0
