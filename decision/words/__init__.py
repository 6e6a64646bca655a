"""From an analysis to sentences."""
