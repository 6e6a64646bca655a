import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.files.problems import BadFileError
from decision.imports.cells import grids

EXPECTED = (("criterion", "a", "b"), ("pay", "3", "4"), ("fun", "", "5"))


def texts(text, file="pasted text"):
    return grids.grid(file, text.encode()).texts


def refusal(text):
    with pytest.raises(BadFileError) as caught:
        texts(text)
    return str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "criterion,a,b\npay,3,4\nfun,,5\n",
        "criterion;a;b\rpay;3;4\rfun;;5\r",
        "\ufeffcriterion\ta\tb\r\npay\t3\t4\r\nfun\t\t5",
        "criterion | a | b\npay | 3 | 4\nfun | | 5",
        "| criterion | a | b |\n|---|:-:|--:|\n| pay | 3 | 4 |\n| fun | | 5 |\n",
        "| criterion | a | b\n|-|-|-\n| pay | 3 | 4\n| fun | | 5",
        "+-----+---+---+\n| criterion | a | b |\n+-----+---+---+\n| pay|3|4|\n| fun||5|\n",
        "sep=;\ncriterion;a;b\npay;3;4\nfun;;5\n",
        "sep=;\rcriterion;a;b\rpay;3;4\rfun;;5\r",
        ",,,\n,criterion,a,b\n,pay,3,4\n,fun,,5\n",
        "\n\ncriterion,a,b\n,,\npay,3,4\nfun,,5\n,,\n",
        "<table><tr><th>criterion<th>a<th>b<tr><td>pay<td>3<td>4<tr><td>fun<td><td>5</table>",
    ],
    ids=lambda text: text[:20],
)
def test_the_same_table_is_written_in_many_ways(text):
    assert texts(text) == EXPECTED


def test_a_title_alone_above_the_table_is_a_line_of_its_own():
    assert texts("My jobs\n\noffer;impact\nLab;7,5\n") == (
        ("My jobs", ""), ("offer", "impact"), ("Lab", "7,5"),
    )  # fmt: skip


def test_a_row_of_unknowns_is_no_rule():
    assert texts("offer | a\nLab | 3\n- | -\n")[2] == ("-", "-")


def test_a_declared_separator_is_said():
    read = grids.grid("a.csv", b"sep=;\noffer;impact, or so\n")
    assert read.said == ("The first line says that semicolons stand between the cells.",)
    assert read.texts == (("offer", "impact, or so"),)
    assert read.place(0, 1) == "row 2, column 2"


def test_a_line_that_is_too_short_is_filled_up_and_marked():
    read = grids.grid("a.csv", b"offer,impact,learning\nA,5\nB,5,\n")
    assert read.texts[1] == ("A", "5", "")
    assert [line.missing for line in read.lines] == [0, 1, 0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("offer,impact\nA,5,6\n", "row 2: found 3 cells; expected 2, as above"),
        ("a,b\n" + "x,1\n" * 400, "found 401 rows; expected at most 400"),
        ("a,b\n" + "x\n" * 60_000, "found 60,001 lines; expected a table of ratings (CSV) of at"),
        ("a," * 400 + "b\n", "header: found 401 columns; expected at most 400"),
        ("a,b\nx," + "y" * 40_000, 'row 2, column 2: found "yyyy'),
        ('a,b\n"x,1\n', "found broken CSV"),
        (" \n", "found an empty file"),
        ("<table><tr><td></table>", "found no cells; expected a table of ratings (HTML)"),
        ("<table>" + "<td>x" * 70_000, "found far more cells than offers need"),
        ("<table><tr>" + "<td rowspan=1000 colspan=1000>x" * 9, "cells that cover far more"),
        ("<table><tr><td rowspan=1000 colspan=1000>x", "cells that cover far more"),
    ],
    ids=lambda value: value[:20],
)
def test_what_is_no_table_or_too_much_is_refused(text, message):
    assert message in refusal(text)


PAGE = """<html><head><style>td { color: red }</style><script>"<td>no</td>"</script></head><body>
<table><tr><td></td></tr></table>
<table><tr><th rowspan=2>offer<th colspan=2>ratings</tr><tr><td>impact</td><td>learning</td></tr>
<tr><td>M&uuml;ller &amp;
 Co<td>7<br>5<script>alert(1)</script></td><td>8<table><tr><td>inner</table></table></body></html>"""


def test_a_page_is_read_as_text_with_merged_cells_filled_and_nothing_run():
    read = grids.grid("jobs.xls", PAGE.encode())
    assert read.texts == (
        ("offer", "ratings", "ratings"),
        ("offer", "impact", "learning"),
        ("Müller & Co", "7 5", "8inner"),
    )
    assert read.said == ("By its name it is XLS, by its content HTML; it was read by its content.",)
    assert read.place(2, 0) == "row 3, column 1"


plain_cells = st.text(st.characters(exclude_categories=("C", "Z")), max_size=8)


@given(
    st.integers(1, 5).flatmap(
        lambda width: st.lists(
            st.lists(plain_cells, min_size=width, max_size=width), min_size=1, max_size=6
        )
    )
)
def test_what_is_written_as_csv_reads_back(rows):
    # Framed by names, so that no line or column at an edge is empty.
    framed = [["n", *(f"c{place}" for place, _ in enumerate(rows[0]))]]
    framed += [[f"r{place}", *row] for place, row in enumerate(rows)]
    quoted = ['"{}"'.format('","'.join(c.replace('"', '""') for c in row)) for row in framed]
    assert texts("\r\n".join(quoted)) == tuple(map(tuple, framed))
