"""What the directory suggests of a pair, put in a sentence that says why."""

from collections.abc import Mapping
from typing import Final

from aliances_desktop.model.codes import OFFER_CATEGORIES, SECTORS, TARGET_GROUPS
from aliances_desktop.services.pairs import Suggestion
from aliances_desktop.ui.language import _

_CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "same_work": TARGET_GROUPS,
    "reach": TARGET_GROUPS,
    "meets": OFFER_CATEGORIES,
    "both_need": OFFER_CATEGORIES,
    "both_offer": OFFER_CATEGORIES,
    "same_funds": SECTORS,
}
"""Kind of suggestion → the list its codes are of."""


def sentence(found: Suggestion) -> str:
    """Return a suggestion as a translated sentence."""
    codes = _CODES[found.kind]
    what = ", ".join(_(codes[code]) for code in found.codes if code in codes)
    first, second = (*found.words, "", "")[:2]
    match found.kind:
        case "same_work":
            return _(
                "Both work in {place} for the same people ({groups}) with like services ({services}).",
                place=first, groups=what, services=second,
            )  # fmt: skip
        case "reach":
            return _(
                "Same people ({groups}) in two places: {one} and {other}.",
                groups=what,
                one=first,
                other=second,
            )
        case "both_need":
            return _("Both need the same: {what}. They can look for it together.", what=what)
        case "both_offer":
            return _("Both offer the same in {place}: {what}.", place=first, what=what)
        case "same_funds":
            return _(
                "Same field ({sectors}) in {place}, and both live on subsidies: they may ask the same funders.",
                sectors=what, place=first,
            )  # fmt: skip
    offered = f"{what}: {first}" if first else what
    return _(
        "{giver} offers what {taker} needs ({what}).", giver=found.giver, taker=found.taker, what=offered
    )
