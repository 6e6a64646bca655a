"""Which cells does a file hold? Texts and spreadsheets of every kind become a `Grid`, safely."""
