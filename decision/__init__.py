"""How to decide between job offers."""
