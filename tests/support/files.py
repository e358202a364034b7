"""Files for the reader, made here byte by byte: PDF, Word, e-mail and lines of JSON."""

import json
import zipfile
from collections.abc import Sequence
from io import BytesIO

from news.article import Document
from news.formats import JSON, MAIL, media_type_of

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def a_file(name: str, data: bytes) -> Document:
    return Document(data, media_type_of(name) or "text/plain", name=name)


def word_body(*paragraphs: str) -> str:
    """The main part of a Word document; a paragraph may be runs of markup already."""
    runs = (p if p.startswith("<") else f"<w:r><w:t>{p}</w:t></w:r>" for p in paragraphs)
    inner = "".join(f"<w:p>{run}</w:p>" for run in runs)
    return f'<?xml version="1.0"?><w:document {_W}><w:body>{inner}</w:body></w:document>'


def a_word(body: str | bytes, name: str = "story.docx", **parts: str | bytes) -> Document:
    """A Word document; further parts are named with __ for a slash and _ for a dot."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/document.xml", body)
        for part, data in parts.items():
            archive.writestr(part.replace("__", "/").replace("_", "."), data)
    return a_file(name, file.getvalue())


def a_pdf(*pages: Sequence[str], extra: str = "", trailer: str = "") -> Document:
    """A PDF with lines of text on each page, in Helvetica, an empty line leaving room."""
    return a_file("story.pdf", pdf_bytes([_page(lines) for lines in pages], extra, trailer))


def pdf_bytes(contents: Sequence[bytes], extra: str = "", trailer: str = "") -> bytes:
    """A PDF with these content streams; `extra` goes into each stream's dictionary."""
    count = len(contents)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        head = f"<< /Length {len(content)} {extra} >>\nstream\n".encode()
        objects.append(head + content + b"\nendstream")
    return _with_table(objects, trailer)


def _with_table(objects: Sequence[bytes], trailer: str) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    table += "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}"
    return data + table.encode() + end.encode() + b"\n%%EOF"


def _page(lines: Sequence[str]) -> bytes:
    shown = ["BT /F1 11 Tf 60 740 Td 14 TL"]
    for line in lines:
        escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        shown.append(f"({escaped}) Tj T*" if line else "T*")
    return "\n".join([*shown, "ET"]).encode("cp1252")


def a_mail(text: str, *, name: str = "release.eml") -> Document:
    return Document(text.encode(), MAIL, name=name)


def a_record(**fields: object) -> Document:
    return Document(json.dumps(fields).encode(), JSON, name="archive.jsonl, line 1")
