"""How much of a spreadsheet file is read? So little that none takes more than about a second.

`unzipped` opens the zip, `elements` reads the XML of one of its parts, piece by piece. Every
element takes a "<", so counting those bounds the work before any of it is done. Blank rows below a
table are no reason to refuse it: behind the limits, a sheet is only searched for more content.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from decision.files.decoding import refuse_large
from decision.files.problems import BadFileError, refused

EXPECTED = "a table of ratings (XLSX)"
ADVICE = "a table of ordinary size; copy it alone into a new spreadsheet, or save it as CSV"
ROW_LIMIT = 5_000  # further down nobody keeps offers
SHEET, OTHER = "xl/worksheets/", "beside the sheets"
UNPACKED = {SHEET: 100 * 2**20, OTHER: 20 * 2**20}
PARSED, TAGS = 10 * 2**20, 200_000  # 50,000 filled cells; 100 offers have 9,100 at most
INDEX_TAGS = 30_000  # in the lists of sheets and parts
_PIECE = 2**20
_LONGEST_TAG = 64
_CONTENT = re.compile(rb"</?(?:[\w.-]+:)?(?:v|f|is)[\s/>]")
_END = re.compile(rb"</(?:[\w.-]+:)?sheetData\s*>")
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others can use far more memory


@dataclass(frozen=True)
class Package:
    """A spreadsheet file: its name, and the zip of its parts."""

    file: str
    parts: zipfile.ZipFile


class _OnlyBlanksError(Exception):
    """All that is left of a sheet is formatted but empty."""


class _Limited:
    """What an XML parser may read of one part.

    Attributes
    ----------
    is_sheet
        Whether what is left at the limit is searched for content instead of being refused.
    """

    def __init__(self, file: str, stream: IO[bytes], tags: int, *, is_sheet: bool) -> None:
        self.file, self.stream, self.is_sheet = file, stream, is_sheet
        self.bytes_left, self.tags_left = PARSED, tags
        self.last = b""

    def read(self, size: int) -> bytes:
        """Return the next piece, while there is not too much of it."""
        piece = self.stream.read(size)
        self.bytes_left -= len(piece)
        self.tags_left -= piece.count(b"<")
        if min(self.bytes_left, self.tags_left) < 0:
            self._skim(piece)
        self.last = piece
        return piece

    def _skim(self, piece: bytes) -> None:
        rest = self.last[-_LONGEST_TAG:] + piece
        while piece and self.is_sheet:
            end = _END.search(rest)
            if _CONTENT.search(rest, 0, end.start() if end else len(rest)):
                break
            if end:
                raise _OnlyBlanksError
            piece = self.stream.read(_PIECE)
            rest = rest[-_LONGEST_TAG:] + piece
        raise too_much(self.file, is_sheet=self.is_sheet)


def unzipped(file: str, content: bytes) -> Package:
    """Return a spreadsheet file's parts, none of them unpacked yet.

    Raises
    ------
    BadFileError
        If the file is no zip, or too large packed or unpacked.
    """
    refuse_large(file, content, EXPECTED)
    try:
        parts = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise unreadable(file, error) from None
    sizes = dict.fromkeys(UNPACKED, 0)
    for part in parts.infolist():
        sizes[SHEET if part.filename.startswith(SHEET) else OTHER] += part.file_size
    if any(sizes[kind] > limit for kind, limit in UNPACKED.items()):
        found = f"{sum(sizes.values()) / 2**20:.0f} MB once unpacked"
        raise refused(file, found, ADVICE)
    return Package(file, parts)


def elements(
    package: Package, part: str, *, is_sheet: bool = False, tags: int = TAGS
) -> Iterator[tuple[str, str, Element]]:
    """Yield "start" and "end" of each element of a part, its name without namespace, and itself.

    Raises
    ------
    BadFileError
        If there is too much of it.
    KeyError, ValueError, SyntaxError, RuntimeError, OSError
        If it is missing or broken.
    """
    if package.parts.getinfo(part).compress_type not in _PACKINGS:
        raise ValueError(f"{part} is packed in an unusual way")
    inside = False
    with package.parts.open(part) as stream:
        source = _Limited(package.file, stream, tags, is_sheet=is_sheet)
        try:
            for event, element in iterparse(source, ("start", "end")):
                name = element.tag.rpartition("}")[2]
                inside = event == "start" if name == "c" else inside
                yield event, name, element
        except _OnlyBlanksError:
            if inside:  # the cell's content may be behind the limit
                raise too_much(package.file, is_sheet=is_sheet) from None


def too_much(file: str, *, is_sheet: bool) -> BadFileError:
    """Return the refusal of a file with more in it than anyone compares."""
    cells = f"far more cells than offers need, or one far below row {ROW_LIMIT:,}"
    return refused(file, cells if is_sheet else "far more styles or texts than offers need", ADVICE)


def unreadable(file: str, error: Exception) -> BadFileError:
    """Return the refusal of a file that is no spreadsheet, or a broken one."""
    why = str(error) or type(error).__name__
    return refused(file, f"no readable spreadsheet ({why})", EXPECTED)
