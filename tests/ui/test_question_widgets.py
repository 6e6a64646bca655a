import pytest

from criteria import catalog
from decision.ui import question_widgets


@pytest.mark.parametrize(
    "words",
    ["![x](http://evil.example/x.png)", "[x](y)", "*x*", "a_b_c", ":red[x]", "<b>", "# x", "1. x",
     "- x", "$x$", "`x`", "www.evil.example", "a@b.example", "&lt;b&gt;"],
)  # fmt: skip
def test_markup_in_the_words_of_a_catalogue_is_only_text(words):
    label = question_widgets._as_markdown(words)
    assert label != words
    assert label.replace("\\", "").replace("\u2060", "") == words


def test_no_screen_reader_reads_escapes_out_of_the_questions():
    for question in catalog.load().questions:
        for words in (
            question.asks,
            question.asks_of_present_job,
            *(a.says for a in question.answers),
        ):
            assert "\\" not in question_widgets._as_markdown(words)
