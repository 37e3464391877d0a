"""The shape that the catalogue of each language has. The languages import this, and `kilas.texts`.

A catalogue has sections, and a section has keys. The value of a key is a text, an Advice of two
texts, or a Plural. Texts are plain, never HTML, and str.format fills each {placeholder}. A section
whose keys the code writes out is a TypedDict: mypy finds a key that a language lacks, or that no
language has. The keys of the other sections are data: codes of problems, HTTP statuses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NotRequired, TypeAlias, TypedDict

from msgspec import Struct

Category = Literal["zero", "one", "two", "few", "many", "other"]
"""A plural category of CLDR (https://www.unicode.org/reports/tr35/tr35-numbers.html)."""

Advice: TypeAlias = tuple[str, str]
"""Two texts: what is wrong and what to do, or a heading and its meaning."""


class Forms(TypedDict):
    """A text for each plural category that a language has; every language has "other"."""

    zero: NotRequired[str]
    one: NotRequired[str]
    two: NotRequired[str]
    few: NotRequired[str]
    many: NotRequired[str]
    other: str


class Plural(Struct, frozen=True):
    """A text that depends on the number in it, {count}.

    `category_of` is the language's rule for cardinal numbers, as CLDR has it
    (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html).
    """

    category_of: Callable[[int], Category]
    forms: Forms

    def __call__(self, count: int) -> str:
        """The text for a number: "3 komentar", "1 comment"."""
        return self.forms.get(self.category_of(count), self.forms["other"]).format(count=count)


class Interface(TypedDict):
    """What pages and feeds of the newspaper say. Templates read these as `words`."""

    # around every page
    skip_to_content: str
    sections: str
    menu: str
    follow: str
    feed: str
    archive: str
    about: str
    home: str

    # labels that press rules ask for
    advertorial: str
    unverified: str
    unverified_note: str
    ai_picture: str
    corrections: str
    corrected_note: str
    follow_ups: str
    corrected_by: str
    replied_by: str
    outcome: str
    corrects: str
    replies_to: str
    outcome_of: str

    # article
    by: str
    photo_credit: str
    updated: str
    share: str
    topics: str
    related: str
    table: str
    code: str

    # a page before readers may see it
    preview: str
    preview_note: str
    preview_draft: str
    preview_scheduled: str
    preview_held: str
    preview_approve: str
    preview_address: str

    # comments
    no_comments: str
    comments_closed: str
    comments_full: str
    write_comment: str
    comment_name: str
    comment_text: str
    comment_trap: str
    comment_terms: str
    comment_moderated: str
    send_comment: str
    comment_count: Plural

    # lists
    latest: str
    more_articles: str
    no_articles: str
    older: str
    newer: str
    list_pages: str
    list_position: str
    topic_heading: str
    author_heading: str
    list_description: str
    front_description: str

    # withdrawn, moved and missing
    withdrawn: str
    withdrawn_reason: str
    first_published: str
    moved: str
    moved_to: str
    missing: str
    missing_advice: str
    broken: str
    broken_advice: str


class Dates(TypedDict):
    """The names of days and months, and the form of a time in this language.

    `days` are seven, Monday first; `months` are twelve, as are `short_months`. In `day` {day} is
    the day of the month. In `moment` {date} is that text, and {hour} (00 to 23) and {minute} have
    two digits; so in `short_moment` with `short_day`, which stand on cards.
    """

    days: tuple[str, ...]
    months: tuple[str, ...]
    moment: str
    day: str
    month: str
    short_months: tuple[str, ...]
    short_moment: str
    short_day: str


class Report(TypedDict):
    """What a desk report says of a file as a whole, and the frame of each problem in it."""

    uploaded: str
    kept: str
    held: str

    # the status of an article
    wrong: str
    draft: str
    scheduled: str
    live: str
    withdrawn: str
    expired: str
    never: str
    preview: str

    # what is under media/, and may belong elsewhere
    download: str

    # the status of site.yaml, and of an approval
    in_force: str
    approval: str

    # a problem
    line: str
    warning: str
    remedy: str
    closest: str
    other_release: str
    other_release_remedy: str

    # before a file moves
    moves: str


class Receipts(TypedDict):
    """A heading for each state of a comment, and what the state means for its writer."""

    published: Advice
    pending: Advice
    removed: Advice
    hidden: Advice
    unknown: Advice


class CommentPages(TypedDict):
    """The rest of the pages with which the API answers a form."""

    back: str
    typed: str
    sent: str
    expired: str
    back_to_article: str


class SettingUp(TypedDict):
    """The page before the first good site.yaml. That page shows every language."""

    soon: str
    title: str
    nothing_yet: str
    newsroom: str


class Overview(TypedDict):
    """What the overview of the newsroom says: a heading for each part, and the frame of a line."""

    title: str
    explanation: str
    problem: str
    waiting: str
    scheduled: str
    draft: str
    note: str
    latest: str
    stranger: str
    uploaded: str
    none: str
    more: str
    uploads: str
    pages: str
    sweeps: str
    since: str

    # the message to those who subscribed
    new_problems: str
    report: str
    others: str


class Texts(Struct, frozen=True, kw_only=True):
    """The catalogue of one language.

    `problems` has an Advice for each code that `kilas.problems.Problem` can have in a report,
    `refusals` one for each code with which the API refuses a request (`kilas.api.refusals`), and
    `statuses` a title for each HTTP status of those.
    """

    interface: Interface
    dates: Dates
    report: Report
    problems: Mapping[str, Advice]
    statuses: Mapping[int, str]
    refusals: Mapping[str, Advice]
    receipts: Receipts
    comment_pages: CommentPages
    setting_up: SettingUp
    overview: Overview
