"""What a command reads and writes, and how its options are spelt."""
