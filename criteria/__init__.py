"""What matters about a job: the words, as data."""
