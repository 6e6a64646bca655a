"""How do words become HTML? As `decision/words/html.py` has it, for pages and the report alike."""

from decision.words.html import bullets as bullets
from decision.words.html import cards as cards
from decision.words.html import definitions as definitions
from decision.words.html import folded as folded
from decision.words.html import items as items
from decision.words.html import name as name
from decision.words.html import paragraph as paragraph
from decision.words.html import paragraphs as paragraphs
from decision.words.html import table as table
