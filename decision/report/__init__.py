"""A decision as one document to print, to show, and to look back on."""
