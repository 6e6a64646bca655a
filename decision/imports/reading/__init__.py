"""How is a table read? From a `Grid` to a `Reading`, sentence by sentence, each to be changed."""
