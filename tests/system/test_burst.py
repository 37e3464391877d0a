"""An editor uploads five hundred articles at once."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from tests.system.newspaper import SITE, Newspaper, article, ask, until

if TYPE_CHECKING:
    from collections.abc import Iterator

UPLOADS = 500
MOST_FRONT_PAGES = 100
SECTIONS = ("politik", "ekonomi", "daerah")
