"""Patterns that few texts need: compiled when the first one does, not at each cold start.

Every module may import this one. A pattern that every file or page needs is compiled where it is
written, as a constant.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

pattern: Final = cache(re.compile)
"""As re.compile, once in the life of a process for the same arguments."""
