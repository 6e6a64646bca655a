"""The mathematics of the decision: pure numpy, arrays in, arrays out, no offer known by name.

Axes stand in the order *offer, criterion, draw* (`decision.arrays`). What has one of these names
has this shape and range in every function, where nothing else is said:

    weights : (criteria,), effective weights, 0 to 1, sum 1; in draws (criteria, draws)
    points : (criteria,), slider points, 0 to 100
    expected : (offers, criteria), expected values, 0 to 1
    values : (offers, criteria, draws), values in draws, 0 to 1
    overall : (offers,), overall values in points, 0 to 100; in draws (offers, draws)
    ranks : (offers,), 1 the best; in draws (offers, draws)
    offer, criterion : a place on the axis of that name
    function : the value function of the criterion in question

Callers pass finite numbers within their ranges. Input is refused where it enters the program; only
value functions, which are made from it, refuse what is none.
"""
