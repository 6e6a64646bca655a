"""What do the answers say? Beliefs about employers, ratings and their draws."""
