"""Files in and out: the decision as JSON, ratings and summary as CSV, and the store."""
