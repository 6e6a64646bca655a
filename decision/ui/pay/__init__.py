"""What does an offer pay? The block *Pay* of the page *Offers*.

`block` shows it. Its fields are described in `described`, read in `reading` and tied to the
document in `fields`.
"""
