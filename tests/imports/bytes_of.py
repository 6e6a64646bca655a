"""Spreadsheet files byte by byte, for what no library writes."""

import io
import struct
import zipfile

_ODS_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
_RELATION = (
    '<Relationship Id="rId1" Target="{}" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"/>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "{}</Relationships>"
)


def packed(parts):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        for name, body in parts.items():
            file.writestr(name, body)
    return content.getvalue()


def ods(rows, name="Offers"):
    """An ODS file with one sheet of these rows, as XML."""
    sheet = f'<table:table table:name="{name}">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    content = f"<office:document-content {_ODS_NAMES}>{body}</office:document-content>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def ods_row(*cells, repeated=1):
    again = f' table:number-rows-repeated="{repeated}"' if repeated > 1 else ""
    return f"<table:table-row{again}>{''.join(cells)}</table:table-row>"


def ods_text(text):
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )


def ods_number(number, kind="float"):
    return f'<table:table-cell office:value-type="{kind}" office:value="{number}"/>'


def xlsb(cells, n_rows=1_048_576):
    """An XLSB file with one sheet of these cells by row and column, both from 0 (MS-XLSB)."""
    rows = b""
    for row in sorted({row for row, _ in cells}):
        rows += _record(0, struct.pack("<I", row) + bytes(13))
        rows += b"".join(_cell(c, cells[r, c]) for r, c in sorted(cells) if r == row)
    size = struct.pack("<IIII", 0, n_rows - 1, 0, 16_383)
    around = _record(129) + _record(148, size) + _record(145), _record(146) + _record(130)
    sheets = _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Offers"))
    book = _record(131) + _record(143) + sheets + _record(144) + _record(132)
    return packed(
        {
            "_rels/.rels": _RELATIONS.format(_RELATION.format("xl/workbook.bin", "officeDocument")),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": _RELATIONS.format(
                _RELATION.format("worksheets/sheet1.bin", "worksheet")
            ),
            "xl/worksheets/sheet1.bin": around[0] + rows + around[1],
        }
    )


def _cell(column, value):
    place = struct.pack("<II", column, 0)
    if isinstance(value, str):
        return _record(6, place + _wide(value))
    return _record(5, place + struct.pack("<d", value))


def _wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind, body=b""):
    return _varied(kind) + _varied(len(body)) + body


def _varied(number):
    """A number of one or two bytes, the lower seven bits first."""
    return bytes([number]) if number < 128 else bytes([number & 127 | 128, number >> 7])
