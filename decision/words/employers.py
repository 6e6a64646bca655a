"""What kind of employer is it, in words? A company by how far along it is, a public one by name.

That an employer is public is known where an answer says so; whether it is a university or a public
lab is told by its signals.
"""

from criteria.lens import Lens
from criteria.question import Kind

# Of fewer signals, or where a smaller part of them points to a kind, its description would say more
# than is known.
FEW, CLEAR = 3, 0.5
PUBLIC_NAMES = {Kind.UNIVERSITY: "a university", Kind.PUBLIC_LAB: "a public lab"}
PUBLIC, OF_COMPANIES = "Kind of employer", "How far along they are with ML"


def is_clear(lens: Lens) -> bool:
    """Tell whether signals enough point to the kind to describe it."""
    return lens.n_signals >= FEW and len(lens.signals_for) >= CLEAR * lens.n_signals


def is_public(lens: Lens) -> bool:
    """Tell whether an answer says that the employer is public."""
    return lens.maturity is not None and lens.maturity.is_public


def heading(lens: Lens) -> str:
    """Return what is said of a kind of employer, which is not the same of companies and others."""
    return PUBLIC if is_public(lens) else OF_COMPANIES


def unclear(lens: Lens) -> str:
    """Return what is sure of a kind of which too few signals tell, before its name.

    >>> from criteria.catalog import load
    >>> from criteria.lens import lens
    >>> unclear(lens(load(), {"business_model": "public"}, {"university": 1.0}))
    'public, most likely '
    """
    if is_public(lens):
        return "public, most likely "
    disagree = len(lens.signals_against) > len(lens.signals_for)
    return f"{'your answers disagree' if disagree else 'not clear yet'}, most likely "


def described_as(lens: Lens) -> str:
    """Return the name of the kind as it stands within a sentence; empty if it is not described.

    >>> from criteria.catalog import load
    >>> from criteria.lens import lens
    >>> described_as(lens(load(), {}, {"unaware": 1.0}))
    'unaware of ML'
    """
    if lens.described is None:
        return ""
    name = lens.described.name
    return PUBLIC_NAMES.get(lens.described.key, f"{name[:1].lower()}{name[1:]}")


def nothing_known(lens: Lens) -> str:
    """Return what is said where no signal points to a kind.

    >>> from criteria.catalog import load
    >>> from criteria.lens import lens
    >>> nothing_known(lens(load(), {"business_model": "public"}, {"university": 1.0}))
    'public, a university or a lab'
    """
    return "public, a university or a lab" if is_public(lens) else "too little is known yet"


def in_a_sentence(kind: Kind) -> str:
    """Return what an employer of a kind is.

    >>> in_a_sentence(Kind.MATURE), in_a_sentence(Kind.UNIVERSITY)
    ('mature', 'a university')
    """
    return PUBLIC_NAMES.get(kind, str(kind))
