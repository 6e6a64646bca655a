"""What goes home: a decision as JSON, tables as CSV, the interview sheet; and how files fail."""
