"""What does the page of a report look like? One file that loads nothing, light, printed on A4."""

from markupsafe import Markup

from decision.words.text import legible

# Nothing is run and nothing is loaded, whatever stands in a name.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_PAGE = Markup(
    """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
{content}
</main>
</body>
</html>
"""
)
_STYLE = Markup(
    """
@page { size: A4; margin: 15mm 14mm; }
* { box-sizing: border-box; }
html { background: #fff; color: #1f2430; color-scheme: light; }
body { margin: 0; font: 15px/1.5 "Source Sans 3", "Source Sans Pro", "Segoe UI", Roboto,
  "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
main { max-width: 760px; margin: 0 auto; padding: 24px 16px; }
h1 { font-size: 27px; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 19px; margin: 30px 0 8px; padding-top: 10px; border-top: 1px solid #d9dde3; }
h3 { font-size: 15.5px; margin: 18px 0 4px; }
p, ul { margin: 6px 0; }
ul { padding-left: 20px; }
.when, .small { color: #5b6472; font-size: 13px; }
.answer { font-size: 19px; margin: 16px 0 6px; }
.remarks { border-left: 3px solid #d9a441; padding-left: 12px; }
.note { white-space: pre-wrap; }
.words { overflow-x: auto; margin: 8px 0; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; min-width: 440px;
  font-size: 13px; line-height: 1.35; }
th, td { text-align: left; vertical-align: top; padding: 4px 8px 4px 0;
  border-bottom: 1px solid #e6e9ed; white-space: pre-line; }
.said th:first-child { width: 29%; }
.said th:nth-child(2) { width: 20%; }
.said th:nth-child(3):not(:last-child) { width: 15%; }
thead th { border-bottom: 1.5px solid #8a929c; }
tbody th { font-weight: 600; }
figure { margin: 8px 0 14px; }
figure svg { display: block; height: auto; }
svg text { font-family: inherit !important; }
.legend { display: flex; flex-wrap: wrap; gap: 2px 16px; list-style: none; padding: 0 0 0 10px;
  margin: 0; font-size: 13px; }
.legend i { display: inline-block; width: 11px; height: 11px; margin-right: 5px; }
@media print {
  body { font-size: 10.5pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  .words { overflow: visible; }
  table { min-width: 0; }
  h1, h2, h3 { break-after: avoid; }
  figure, tr, li { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
"""
)


def page(title: str, content: Markup) -> str:
    """Return a whole page; the title is escaped."""
    return str(_PAGE.format(policy=POLICY, title=title, style=_STYLE, content=content))


def section(heading: str, *parts: Markup) -> Markup:
    """Return parts under a heading; nothing where they are all empty."""
    content = Markup("\n").join(filter(None, parts))
    return (
        Markup("<section><h2>{}</h2>{}</section>").format(heading, content) if content else content
    )


def under(heading: Markup, *parts: Markup) -> Markup:
    """Return parts under a smaller heading; nothing where they are all empty."""
    content = Markup("\n").join(filter(None, parts))
    return Markup("<h3>{}</h3>{}").format(heading, content) if content else content


def headed(heading: str, content: Markup) -> Markup:
    """Return content under a smaller heading of plain text; nothing where it is empty."""
    return under(Markup("{}").format(heading), content)


def note(text: str) -> Markup:
    """Return what the user typed, with its line ends; nothing where that is nothing."""
    return Markup("<p class='note'><bdi>{}</bdi></p>").format(legible(text)) if text else Markup()
