import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.files.problems import BadFileError
from decision.imports.cells import encodings, grids

GERMAN = "offer;impact\r\nMüller & Söhne;7\r\nBüro Köln – „Forschung“;8\r\n"


def read(content, encoding=None):
    return encodings.decoded("a.csv", content, "a table", encoding)


@pytest.mark.parametrize(
    "content",
    [
        GERMAN.encode(),
        GERMAN.encode("utf-8-sig"),
        GERMAN.encode("utf-16"),
        GERMAN.encode("utf-16-le"),
        GERMAN.encode("utf-16-be"),
        GERMAN.encode("cp1252"),
    ],
)
def test_umlauts_are_right_in_every_encoding_of_today(content):
    assert read(content) == (GERMAN, read(content).said, ())


def test_umlauts_of_an_old_mac_are_right():
    old = GERMAN.replace("\r\n", "\r")
    assert read(old.encode("mac_roman")).text == old
    assert read(old.encode("mac_roman")).said == (
        'The letters are read as Mac: "Müller & Söhne;7".',
    )


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("offer;pay\nLab;85.000 €\n", "cp1252"),
        ("offer;pay\nLab;£85000\n", "cp1252"),
        ("offer;range\nLab;6–8\n", "cp1252"),
        ("offer;range\nBob’s Lab;6\n", "cp1252"),
        ("offer;range\nBob’s Lab;6\n", "mac_roman"),
        ("offer;impact\nGründung;5\n", "cp1252"),
        ("offer;impact\nStraße;5\nÄrzte;4\n", "cp1252"),
        ("offer;impact\nCafé;5\n", "mac_roman"),
        ("offre;impact\nÉcole supérieure;5\nÀ Lyon;4\n", "cp1252"),
        ("oferta;sueldo\nCompañía Española;5\n", "cp1252"),
        ("oferta;sueldo\nCompañía Española;5\n", "mac_roman"),
        ("oferta;wpływ\nŁódź zakład;5\n", "cp1250"),
        ("nabídka;dopad\nPříbram;5\nŘehoř;4\n", "cp1250"),
        ("вакансия;влияние\n5;Лаборатория\n", "cp1251"),
        ("offer;impact\nMüller;5\n", "cp437"),
    ],
)
def test_what_only_reads_well_by_one_encoding_is_read_by_it_and_said(text, encoding):
    assert read(text.encode(encoding)).text == text
    assert len(read(text.encode(encoding)).said) == 1


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("offer;impact\nŘehoř;5\n", "cp1250"),
        ("offer;impact\nGenève;5\n", "cp1252"),
        ("offer;impact\nMartín;5\n", "mac_roman"),
        ("offer;impact\nwork–life;5\n", "cp1252"),
        ("会社,給料\n東京研究所,5\n", "cp932"),
    ],
)
def test_what_reads_well_by_several_is_left_open_with_a_line_that_differs(text, encoding):
    ways = read(text.encode(encoding)).encodings
    assert len({way.sample for way in ways}) == len(ways) > 1
    right = next(way for way in ways if way.name == encoding)
    assert right.sample in text
    chosen = grids.grid("a.csv", text.encode(encoding), encoding=encoding)
    assert chosen.texts == grids.grid("a.csv", text.encode()).texts
    assert chosen.encodings == ()


@pytest.mark.parametrize(
    ("content", "encoding", "message"),
    [
        (b"\x00\x01\x02", None, "found bytes that are no text"),
        (b"\xff\xfe\x00", None, "found bytes that are no text"),
        (b"caf\xe9\x01", None, "found bytes that are no text"),
        ("ä;b\nö;ü\n".encode() + b"\xff;1", None, "line 3: found a letter that is not UTF-8"),
        (
            "a\nü".encode("cp1252"),
            "utf-8",
            "line 2: found bytes that are not in the encoding utf-8",
        ),
        (b"a", "rot13", 'found no encoding "rot13"'),
        (b"a", "unicode_escape", 'found no encoding "unicode_escape"'),
        (b"", None, "found an empty file"),
    ],
)
def test_what_is_no_text_is_refused(content, encoding, message):
    with pytest.raises(BadFileError, match=r"^a\.csv") as caught:
        read(content, encoding)
    assert message in str(caught.value)


@given(st.text(min_size=1))
def test_any_utf_8_text_is_read_as_it_is(text):
    content = ("x" + text.translate(dict.fromkeys(range(32)))).encode("utf-8", "ignore")
    assert read(content).text.encode() == content


@given(st.binary(max_size=60))
def test_any_bytes_are_read_refused_or_left_open(content):
    try:
        decoded = read(content)
    except BadFileError:
        return
    assert decoded.text
    assert len(decoded.encodings) != 1
