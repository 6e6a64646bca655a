"""Which text is in these bytes? As spreadsheets and editors write it, or a refusal."""

import codecs

from decision.files.problems import refused

SIZE_LIMIT = 2 * 1024 * 1024
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ZIP = b"PK\x03\x04"


def decoded(file: str, content: bytes, expected: str) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, or Windows-1252.

    Raises
    ------
    BadFileError
        If the file is empty, larger than 2 MB or no text.
    """
    refuse_large(file, content, expected)
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        raise refused(file, "an empty file", expected)
    if content.startswith(_ZIP):
        raise refused(file, "a zip or Excel file", f"{expected}; save the table as CSV first")
    text = _text(content)
    if text is None or any(character < " " and character not in "\t\r\n\f" for character in text):
        raise refused(file, "bytes that are no text", expected)
    return text


def refuse_large(file: str, content: bytes, expected: str) -> None:
    """Raise `BadFileError` for a file larger than 2 MB."""
    if len(content) > SIZE_LIMIT:
        raise refused(file, f"{len(content) / 2**20:.1f} MB", f"{expected} of at most 2 MB")


def _text(content: bytes) -> str | None:
    encodings = ["utf-16"] if content.startswith(_MARKS) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
