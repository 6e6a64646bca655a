"""How do words become HTML? By these functions and `as_html`, which escape what they fill in."""

from collections.abc import Iterable

from markupsafe import Markup

from decision.words.text import Named, Sentence, Table, as_html

_BEGUN, _ENDED = Markup("<p>"), Markup("</p>")


def name(typed: str) -> Markup:
    """Return a name that the user typed, or one of the catalogue that is set apart like it."""
    return as_html((Named(typed),))


def paragraph(sentence: Sentence) -> Markup:
    """Return a sentence as a paragraph."""
    return _BEGUN + as_html(sentence) + _ENDED  # many of them, and to format takes longer


def paragraphs(sentences: Iterable[Sentence]) -> Markup:
    """Return sentences as paragraphs; none where nothing is said."""
    return Markup("\n").join(map(paragraph, filter(None, sentences)))


def items(lines: Iterable[str]) -> Markup:
    """Return the items of a list."""
    listed = list(lines)
    joined = Markup("</li><li>").join(listed)
    return Markup("<li>{}</li>").format(joined) if listed else Markup()


def bullets(sentences: Iterable[Sentence]) -> Markup:
    """Return sentences as a list that is set in plain text; nothing where none is said."""
    said = [as_html(sentence) for sentence in sentences if sentence]
    return Markup("<ul class='said'>{}</ul>").format(items(said)) if said else Markup()


def cards(texts: Iterable[tuple[str, Iterable[Sentence]]]) -> Markup:
    """Return cards side by side, each a title and its sentences; none where nothing is said."""
    card = Markup("<section><h3>{}</h3>{}</section>")
    made = [(title, paragraphs(lines)) for title, lines in texts]
    shown = Markup().join(card.format(title, said) for title, said in made if said)
    return Markup("<div class='cards'>{}</div>").format(shown)


def definitions(terms: Iterable[tuple[str, str]]) -> Markup:
    """Return the terms of a list of definitions, each with what it means."""
    return Markup().join(Markup("<dt>{}</dt><dd>{}</dd>").format(*term) for term in terms)


def folded(summary: str, content: Markup, kept: str = "", of: str = "") -> Markup:
    """Return a line that unfolds what belongs to it, of a class of ours.

    It stays unfolded as long as its part of the page has ``kept`` as its name, whatever it says.
    """
    whole = "<details class='{}'{}><summary>{}</summary>{}</details>"
    named = Markup(" data-kept='{}'").format(kept) if kept else ""
    return Markup(whole).format(of, named, summary, content)


def table(words: Table, name: str = "") -> Markup:
    """Return a table that scrolls by itself where the page is narrow.

    By ear tables are told apart by their name; without one, by their columns.
    """
    name = name or f"Table: {', '.join(filter(None, words.columns))}"
    head = Markup().join(Markup("<th scope='col'>{}</th>").format(text) for text in words.columns)
    body = Markup().join(_row(*row) for row in words.rows)
    return Markup(
        "<div class='words' tabindex='0' role='region' aria-label='{}'>"
        "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(name, head, body)


def _row(first: str, *others: str) -> Markup:
    cells = Markup().join(Markup("<td>{}</td>").format(cell) for cell in others)
    return Markup("<tr><th scope='row'>{}</th>{}</tr>").format(first, cells)
