"""One module a page; `show` puts it on screen."""
