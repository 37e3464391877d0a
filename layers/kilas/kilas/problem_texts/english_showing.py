"""The catalogue in English: whether and when an article is shown."""

from __future__ import annotations

from typing import Final

SHOWING: Final = {
    "near_key": (
        (
            "The key “{key}” is unknown, but means much the same as “{name}”, which decides "
            "whether and when the article is shown."
        ),
        "Write “{right}” instead of this line, or delete it if you mean something else.",
    ),
    "empty_key": (
        (
            "The key “{key}” is there without a value, though it decides whether and when the "
            "article is shown."
        ),
        "Give it a value, such as “{right}”, or delete this line.",
    ),
    "lost_line": (
        (
            "This line looks like the key “{key}”, but was read as a part of a text: it continues "
            "another value, or stands outside the front matter."
        ),
        (
            "Write “{right}” inside the front matter, on a line of its own without spaces in "
            "front; if it is part of the body, change its first word."
        ),
    ),
    "nested_key": (
        "The key “{key}” stands within “{table}”, where it says nothing of the article.",
        (
            "Write “{right}” at the top level of the front matter, without spaces in front and "
            "above “{table}”; or delete it."
        ),
    ),
    "no_password": (
        "“{key}” cannot protect an article: everyone may read what is published here.",
        "Delete this line if everyone may read it; if not, write “{right}”.",
    ),
    "near_again": (
        (
            "The key “{key}” is not one that Kilas reads, but it says whether and when the article "
            "is shown, as “{name}” on line {at} does."
        ),
        (
            "Change line {at} to “{right}” and delete this line; or only delete it if you mean "
            "something else."
        ),
    ),
    "near_date": (
        (
            "The key “{key}” is unknown, but means much the same as “{name}”, and its value is "
            "not a date."
        ),
        (
            "Write “{right}” instead of this line while there is no date; delete it if the article "
            "may be shown now."
        ),
    ),
    "empty_date": (
        "The key “{key}” says when the article is shown, but has no value.",
        (
            "Write the date; or “{right}” instead of this line while there is none; or delete it "
            "if the article may be shown now."
        ),
    ),
    "blank_date": (
        "The key “{key}” has no value, so the article is dated as if the line were not there.",
        "Write the date, or delete this line; write “{right}” if it may not be shown yet.",
    ),
    "status_no_date": (
        "“{key}: {value}” does not say when the article is to be shown: only “date” does.",
        (
            "Delete this line and write the day and the time after “date”; while there is no date, "
            "write “{right}”."
        ),
    ),
    "build_no_table": (
        "The value of “{key}” must be pairs of “key: value”.",
        "Write “{right}”.",
    ),
    "lost_again": (
        (
            "This line looks like the key “{key}”, but was read as a part of a text, and line {at} "
            "has that key already."
        ),
        "Change line {at} to “{right}”; if this is part of the text, change its first word.",
    ),
    "nested_again": (
        (
            "The key “{key}” stands within “{table}”, where it says nothing of the article, and "
            "line {at} has that key already."
        ),
        "Change line {at} to “{right}”, or delete this line.",
    ),
}
