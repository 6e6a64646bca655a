"""Where decisions are kept: revisions in one SQLite file."""
