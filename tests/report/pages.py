"""Reading a report in a test: its elements, attributes and text, by Python's own HTML parser."""

from html.parser import HTMLParser

VOID = {"meta", "br", "img", "input", "link", "base"}


class Page(HTMLParser):
    """All elements of a page with their attributes, its text, and the text of each element."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.text = [], ""
        self._open = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if self._open[-1:] != ["style"]:
            self.text += data

    def of(self, tag):
        return [attributes for each, attributes in self.elements if each == tag]
