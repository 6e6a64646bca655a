"""Where decisions are stored: revisions in one SQLite file."""
