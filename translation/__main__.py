"""Bring the catalogues up to date with the code: `make texts`.

New texts come in untranslated, and what no code says any more goes. A text whose English changed
is a new one: half a translation would say something else than the original.
"""

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from commands.locale import CATALOGUES, DOMAIN, LANGUAGES
from translation.texts import collected

WIDTH = 100


def main() -> None:
    """Update each catalogue, and say how much of it is left to translate."""
    texts = collected()
    for language in LANGUAGES:
        path = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
        with path.open("rb") as old:
            catalog = read_po(old, locale=language)
        catalog.project, catalog.version = "Verbatim", ""
        catalog.msgid_bugs_address = catalog.last_translator = "Verbatim"
        catalog.update(texts, no_fuzzy_matching=True, update_creation_date=False)
        with path.open("wb") as new:
            write_po(
                new, catalog, width=WIDTH, sort_output=True, ignore_obsolete=True,
                include_lineno=False, omit_header=False,
            )  # fmt: skip
        print(f"{language}: {len(catalog)} texts, {len(untranslated(catalog))} to translate")


def untranslated(catalog: Catalog) -> list[str]:
    """Return the texts that have no translation yet, or one form of two."""
    texts = []
    for message in catalog:
        forms = (
            [message.string] if isinstance(message.string, str) else list(message.string or [""])
        )
        if message.id and not all(forms):
            texts.append(message.id if isinstance(message.id, str) else message.id[0])
    return texts


if __name__ == "__main__":
    main()
