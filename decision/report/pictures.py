"""How does a chart become a picture that needs no program? As SVG in the middle of the page.

`picture`: a chart of rows -> HTML. Texts stay texts, so they can be searched and read out. No
script, no style and nothing from outside is in it.
"""

from xml.etree import ElementTree

from markupsafe import Markup

from decision.charts.plot import Chart
from decision.report.drawing import Part, on_paper, plain, svg

_SVG, _LINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_ID = "{}_{}"


def picture(chart: Chart, name: str) -> Markup:
    """Return a chart of rows as HTML: its SVG, and what its colours mean.

    Parameters
    ----------
    name
        Unlike that of all other pictures of the page: letters only.
    """
    drawn = Markup(_inlined(svg(chart), name, chart.alt))  # what was typed is escaped in it
    legend = Markup().join(_key(trace) for trace in chart.figure["data"] if _is_explained(trace))
    listed = Markup("<ul class='legend'>{}</ul>").format(legend) if legend else ""
    return Markup("<figure>{}{}</figure>").format(drawn, listed)


def _is_explained(trace: Part) -> bool:
    return bool(trace.get("name")) and trace.get("showlegend", True)


def _key(trace: Part) -> Markup:
    """Return what the colour of a trace means; where its bars differ, the last bar's."""
    colour = trace["marker"]["color"]
    swatch = Markup("<i style='background:{}'></i>")
    shown = swatch.format(on_paper(colour if isinstance(colour, str) else colour[-1]))
    return Markup("<li>{}{}</li>").format(shown, plain(trace["name"]).replace("\n", " "))


def _inlined(file: str, name: str, alt: str) -> str:
    """Return an SVG for the middle of a page: no styles of its own, its names those of no other."""
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _LINK)
    root = ElementTree.fromstring(file)
    for each in list(root):
        if each.tag == f"{{{_SVG}}}metadata":
            root.remove(each)
    for parent in list(root.iter()):
        for each in parent.findall(f"{{{_SVG}}}style"):
            parent.remove(each)
    for element in root.iter():
        _rename(element, name)
    root.attrib.update({"role": "img", "aria-label": alt, "width": "100%"})
    del root.attrib["height"]
    return ElementTree.tostring(root, encoding="unicode")


def _rename(element: ElementTree.Element, name: str) -> None:
    """Put a name before the ids of an element, and before those that it refers to."""
    for attribute, value in element.attrib.items():
        if attribute == "id":
            element.attrib[attribute] = _ID.format(name, value)
        elif attribute == f"{{{_LINK}}}href":
            element.attrib[attribute] = f"#{_ID.format(name, value.removeprefix('#'))}"
        elif "url(#" in value:
            element.attrib[attribute] = value.replace("url(#", f"url(#{_ID.format(name, '')}")
