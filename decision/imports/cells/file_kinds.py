"""What kind of file is it? Told by its content: names are often wrong.

`kind` looks at the first bytes, and into a zip's list of parts.
"""

import codecs
import io
import re
import zipfile
from pathlib import PurePath

from decision.files.problems import refused

XLSX, XLSB, ODS, XLS, TEXT, HTML = "XLSX", "XLSB", "ODS", "XLS", "CSV", "HTML"
SPREADSHEETS = frozenset({XLSX, XLSB, ODS, XLS})
SUFFIXES = {".xlsx": XLSX, ".xlsm": XLSX, ".xlsb": XLSB, ".ods": ODS, ".xls": XLS}
TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
_PARTS = {"xl/workbook.bin": XLSB, "xl/workbook.xml": XLSX, "content.xml": ODS}
_TABLE = re.compile(rb"<table[\s>]", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind(file: str, content: bytes) -> str:
    """Return what kind of table a file is, a text if nothing else.

    Raises
    ------
    BadFileError
        If it is a zip without a table in it.
    """
    by_name = kind_by_name(file)
    if content.startswith(_OLE):
        return XLS
    if content.startswith(_ZIP):
        return _zipped(file, content, by_name)
    if not _is_text(content):
        return by_name
    is_page = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    return HTML if is_page and _TABLE.search(content) else TEXT


def kind_by_name(file: str) -> str:
    """Return what kind of table a file is by its name."""
    return SUFFIXES.get(PurePath(file).suffix.lower(), TEXT)


def expected(kind: str) -> str:
    """Return what a refusal says that this kind of file should be."""
    return f"a table of ratings ({kind})"


def renamed(file: str, kind: str) -> list[str]:
    """Return what there is to say where a file's name says another kind than its content."""
    suffix = PurePath(file).suffix.lower()
    by_name = SUFFIXES.get(suffix, TEXT if suffix in TEXT_SUFFIXES else kind)
    if by_name == kind:
        return []
    return [f"By its name it is {by_name}, by its content {kind}; it was read by its content."]


def _is_text(content: bytes) -> bool:
    start = content[:4096]
    return bool(start) and (start.startswith(_MARKS) or not _CONTROL.search(start))


def _zipped(file: str, content: bytes, by_name: str) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        names = set()
    for part, kind in _PARTS.items():
        if part in names:
            return kind
    if by_name in (TEXT, HTML):
        wrong, right = "a zip or Excel file without a sheet", "a table (CSV, XLSX, ODS or XLS)"
        raise refused(file, wrong, right)
    return by_name
