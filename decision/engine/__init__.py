"""The mathematics of the decision: pure numpy, arrays in, arrays out, no offer known by name.

Axes stand in the order *draw, offer, criterion*. Callers pass finite numbers within their ranges;
input is refused where it enters the program, not here.
"""
