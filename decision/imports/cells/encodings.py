"""Which text is in a file's bytes? UTF-8 and UTF-16 are certain; older encodings are guessed.

`decoded` tells what the bytes settle, and where they do not, which readings are possible, so that
somebody can choose. Of Western encodings those count whose text looks as somebody wrote it
(`letters`); all others are judged by charset-normalizer.
"""

import codecs
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from decision.files.problems import harmless, quoted, refuse_large, refused
from decision.imports.cells.grid import Encoding
from decision.imports.cells.letters import GARBLED, likeness

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In the order in which they are tried: what today's spreadsheets write, then what old ones did.
_WESTERN, _OLD_MAC, _OLD_PC = ("cp1252", "mac_roman", "cp1250"), ("mac_roman",), ("cp850", "cp437")
_OTHERS = ["cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "cp932", "gb18030", "big5", "cp949"]
_NAMES = {
    "cp1252": "Windows, Western Europe",
    "cp1250": "Windows, Central Europe",
    "mac_roman": "Mac",
    "cp850": "DOS",
    "cp437": "DOS",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
}
_LINE_END = re.compile(rb"\r\n|\r|\n")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_SAMPLE = 20_000  # bytes that are looked at
_CLOSE = 0.05  # of charset-normalizer's measure of mess, from 0 to 1


class Decoded(NamedTuple):
    """A text, what there is to say of how it was read, and the ways to read it if several fit."""

    text: str
    said: tuple[str, ...] = ()
    encodings: tuple[Encoding, ...] = ()


def decoded(file: str, content: bytes, expected: str, encoding: str | None = None) -> Decoded:
    """Return the text of a file.

    Parameters
    ----------
    encoding
        The name of an encoding, where somebody chose.

    Raises
    ------
    BadFileError
        If the file is empty, larger than 2 MB or no text; or not in the encoding that was chosen.
    """
    refuse_large(file, content, expected)
    if not content.strip(b" \t\r\n\xef\xbb\xbf"):
        raise refused(file, "an empty file", expected)
    read = _chosen(file, content, encoding) if encoding else _certain(content)
    if read is None:
        _refuse_broken(file, content)
        read = _guessed(content)
    if read is None or _CONTROL.search(read.text):
        raise refused(file, "bytes that are no text", expected)
    return read


def _chosen(file: str, content: bytes, encoding: str) -> Decoded:
    from charset_normalizer.constant import IANA_SUPPORTED  # a tenth of a second, seldom needed
    from charset_normalizer.utils import iana_name

    name = iana_name(encoding.strip(), strict=False)
    if name not in IANA_SUPPORTED:
        raise refused(file, f"no encoding {quoted(encoding)}", "a name like utf-8 or cp1252")
    try:
        return Decoded(content.decode(name).removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        line = len(_LINE_END.findall(content, 0, error.start)) + 1
        wrong = f"bytes that are not in the encoding {encoding}"
        raise refused(file, wrong, "the encoding of the file", f"line {line}") from None


def _certain(content: bytes) -> Decoded | None:
    """Return the text if its mark, or being UTF-8 or UTF-16, settles how it is read."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if marked or b"\0" not in content:
        text = _text(content, marked or "utf-8")
        return None if text is None else Decoded(text)
    # Commas and digits have a zero byte in UTF-16: behind or before the other.
    name = "utf-16-be" if content[0::2].count(0) > content[1::2].count(0) else "utf-16-le"
    text = _text(content, name)
    return None if text is None else Decoded(text, (_said(name, text),))


def _refuse_broken(file: str, content: bytes) -> None:
    """Refuse what is UTF-8 but for a few bytes: read otherwise, all the rest would be garbled."""
    text = content.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    if text.count("\ufffd") * 2 < beyond:
        line = len((text[: text.index("\ufffd")] + ".").splitlines())
        raise refused(
            file, "a letter that is not UTF-8, as all others are", "UTF-8", f"line {line}"
        )


def _guessed(content: bytes) -> Decoded | None:
    if b"\0" in content or any(content.startswith(mark) for mark, _ in _MARKS):
        return None
    lines = [line for line in _LINE_END.split(content) if not line.isascii()]
    sample = b"\n".join(lines)[:_SAMPLE]
    # A lone carriage return is how Macs ended lines.
    is_old_mac = b"\n" not in content and b"\r" in content
    likeliest = _likeliest(sample, _OLD_MAC if is_old_mac else _WESTERN)
    names = likeliest or _likeliest(sample, _OLD_PC) or _by_library(sample) or list(_WESTERN)
    fitting = [name for name in names if _text(content, name) is not None]
    if not fitting:
        return None
    text = content.decode(fitting[0])
    if all(content.decode(name) == text for name in fitting[1:]):
        return Decoded(text, (_said(fitting[0], _beyond(text)),))
    return Decoded(text, (), tuple(_encodings(lines, fitting)))


def _likeliest(sample: bytes, names: Iterable[str]) -> list[str]:
    """Return those of some encodings in which a text looks most as somebody wrote it."""
    readings = {name: text for name in names if (text := _text(sample, name)) is not None}
    grades = {name: likeness(text) for name, text in readings.items()}
    best = max(grades.values(), default=GARBLED)
    return [name for name, grade in grades.items() if grade == best != GARBLED]


def _by_library(sample: bytes) -> list[str]:
    from charset_normalizer import from_bytes  # as late as this: it takes a tenth of a second

    matches = list(from_bytes(sample, cp_isolation=_OTHERS, enable_fallback=False))
    return [match.encoding for match in matches if match.chaos <= matches[0].chaos + _CLOSE]


def _encodings(lines: list[bytes], readings: Sequence[str]) -> list[Encoding]:
    """Return each reading with the line that tells most of them apart."""
    line = max(lines, key=lambda line: len({line.decode(name, "replace") for name in readings}))
    first: dict[str, str] = {}
    for name in readings:
        first.setdefault(line.decode(name, "replace").replace("\t", " "), name)
    return [Encoding(name, harmless(text)[:80]) for text, name in first.items()]


def _beyond(text: str) -> str:
    """Return a line of a text with a letter beyond English ones."""
    return next((line for line in text.splitlines() if not line.isascii()), "")


def _said(name: str, text: str) -> str:
    first = next(iter(text.strip().splitlines()), "")
    sample = quoted(first.replace("\xa0", " ").replace("\t", " "))
    return f"The letters are read as {_NAMES.get(name, name)}: {sample}."


def _text(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
