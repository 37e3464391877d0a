"""MiniStack, as `local.emulator` starts it: python -P ministack_process.py.

For each item of a partition a query of MiniStack's DynamoDB parses its expression anew, which is
two thirds of the work where five hundred articles stand in one list. What an expression says does
not depend on the item, so here it is parsed once.
"""

from __future__ import annotations

from functools import lru_cache

from ministack.app import main
from ministack.services import dynamodb

PARSED = ("_tokenize", "_condition_syntax_error")

for name in PARSED:
    setattr(dynamodb, name, lru_cache(maxsize=1000)(getattr(dynamodb, name)))

if __name__ == "__main__":
    main()
