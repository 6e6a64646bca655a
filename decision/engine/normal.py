"""Where does a normal variable lie with a given probability? As exact as floats are.

Worked out here, as importing `scipy.special` takes as long as all else that a small decision needs.

Source: Wichura, Applied Statistics 37 (1988) 477-484, algorithm AS 241, PPND16.
"""

import numpy as np

from decision.arrays import Array

# The numerator and the divisor of each ratio, from the constant up.
MIDDLE = (
    (3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3),
    (1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3),
)  # fmt: skip
TAIL = (
    (1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
     3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
     2.27238449892691845833e-2, 7.74545014278341407640e-4),
    (1.0, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9),
)  # fmt: skip
FAR_TAIL = (
    (6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7),
    (1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15),
)  # fmt: skip


def normal_quantiles(probabilities: Array) -> Array:
    """Return the quantiles of the standard normal distribution, shape of ``probabilities``.

    Parameters
    ----------
    probabilities : between 0 and 1, without the ends

    >>> normal_quantiles(np.array([0.5, 0.975])).round(6).tolist()
    [0.0, 1.959964]
    """
    off = probabilities - 0.5
    quantiles = off * _ratio(MIDDLE, 0.180625 - off * off)
    is_outside = np.abs(off) > 0.425
    outside = off[is_outside]
    depth = np.sqrt(-np.log(np.minimum(probabilities, 1 - probabilities)[is_outside]))
    far = np.where(depth <= 5, _ratio(TAIL, depth - 1.6), _ratio(FAR_TAIL, depth - 5))
    quantiles[is_outside] = np.copysign(far, outside)
    return quantiles


def _ratio(of: tuple[tuple[float, ...], tuple[float, ...]], x: Array) -> Array:
    above, below = (_polynomial(terms, x) for terms in of)
    return above / below


def _polynomial(terms: tuple[float, ...], x: Array) -> Array:
    value = np.full_like(x, terms[-1])
    for term in terms[-2::-1]:
        value *= x
        value += term
    return value
