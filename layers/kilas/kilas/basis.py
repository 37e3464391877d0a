"""The rules for which a sweep judges files again, as a text that no other rules have.

A sweep carries its basis, so that it can end when other rules are in force: the change that brought
them has sent a sweep of its own. So the basis of a sweep is made of its change alone, and says
nothing of rules that may change without a sweep. Pure; plan, sweep and the store import this.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kilas.site.site import Site


def of_site(site: Site | None) -> str:
    """The basis of a sweep for these settings."""
    return f"site:{hashlib.sha256(repr(site).encode()).hexdigest()[:32]}"


def of_release(revision: int) -> str:
    """The basis of a sweep of articles for a release. A rebuild counts up the release too."""
    return f"release:{revision}"


def of_rebuild(number: int) -> str:
    """The basis of what a rebuild alone sweeps: a release in its midst must not end that."""
    return f"rebuild:{number}"
