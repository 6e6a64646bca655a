"""The page Keep without a browser: bring something in, and see what it would do."""

import re

from markupsafe import Markup

from decision.ui.bring_in import NEW, TEXT
from tests.ui.screen import button, shown


class Keep:
    """The page Keep, and the decision that it shows."""

    def __init__(self, store, decision):
        self.store, self.identity = store, store.create(decision)
        self.screen = shown("files", self.identity)

    @property
    def decision(self):
        """The newest revision of the decision that the page shows now."""
        return self.store.newest(self.open).decision

    @property
    def open(self):
        return self.screen.session_state["open_decision"]

    def upload(self, name, content):
        body = content.encode() if isinstance(content, str) else content
        self.screen.file_uploader[0].set_value((name, body, "")).run()

    def paste(self, text):
        self.source("Bring in", TEXT)
        self.screen.text_area[0].set_value(text).run()

    def source(self, label, value):
        one(self.screen.segmented_control, label).set_value(value).run()

    def as_new(self):
        """Open what is shown as a new decision, and return that."""
        self.source("Take it over", NEW)
        return self.open_new()

    def open_new(self):
        button(self.screen, "Open as a new decision").click().run()
        assert self.open != self.identity
        return self.decision

    def take_over(self):
        button(self.screen, "Take over").click().run()
        assert any("Taken over" in each.value for each in self.screen.success)
        assert not self.summed_up

    def choose(self, label, option):
        """Choose in the list beside a sentence that holds this."""
        one(self.screen.selectbox, label).select(option).run()

    def enter(self, label, text):
        one(self.screen.text_input, label).set_value(text).run()

    @property
    def html(self):
        return [str(each.proto.body) for each in self.screen.get("html")]

    @property
    def statements(self):
        return [text(each) for each in self.html if "class='statement'" in each]

    @property
    def summed_up(self):
        return self._parts("p class='summed-up'")

    @property
    def cells(self):
        """What stands in the preview, cell by cell."""
        return self._parts("td class='[a-z]+'")

    @property
    def heads(self):
        return self._parts("th scope='col'")

    @property
    def refusals(self):
        """All that is refused, as it is read."""
        return [text(each) for each in self.html if "class='refusals'" in each] + [
            each.value.replace("\\", "") for each in self.screen.error
        ]

    def says(self, words):
        assert any(words in each for each in self.statements), self.statements

    def _parts(self, tag):
        name = tag.split()[0]
        found = [re.findall(f"<{tag}>(.*?)</{name}>", each) for each in self.html]
        return [text(part) for parts in found for part in parts]


def text(html):
    return Markup(html).striptags()


def one(widgets, label):
    """The first widget whose label holds this; labels are Markdown."""
    return next(each for each in widgets if label in each.label.replace("\\", ""))
