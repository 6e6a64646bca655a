"""What comes in: tables and decisions that people bring, read and checked cell by cell."""
