"""Whose starting point for the weights? The edit that takes a profile."""

from criteria.profile import Profile
from decision.model import Decision, revised


def take_profile(decision: Decision, profile: Profile) -> Decision:
    """Return the decision weighed as a kind of person would, noting the profile's key.

    Its criteria get its slider points, in use or not, and its ideal points, or none where it has
    none. Points and ideal points of other criteria, such as one's own, stay.
    """
    others = {key: at for key, at in decision.ideal_points.items() if key not in profile.points}
    return revised(
        decision,
        points={**decision.points, **profile.points},
        ideal_points={**others, **profile.ideal_points},
        profile=profile.key,
    )
