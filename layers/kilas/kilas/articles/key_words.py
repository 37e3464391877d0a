"""The unknown keys that are made only of words for showing. For kilas.articles.held_keys.

"tanggal_turun", "do_not_publish", "waktu terbit": no list could have all such names, but their
words are few. A key counts only if each of its words is one of them, so "published_by", "hide_toc"
and "daya_tarik" do not count; and only with a value that such a field takes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from kilas.patterns import pattern

_LONGEST: Final = 32

_NOT: Final = "do not|dont|not|no|non|never|jangan|belum|tidak|bukan|tak|batal"
_WHEN: Final = (
    "on|at|from|after|before|until|till|since|of|to|is|as|be|for|it|me|now|pada|dari|ke|sejak|"
    "setelah|sebelum|sudah|akan|siap|saat|agar|untuk|dulu|yang"
)
_DATE: Final = (
    "dates|date|datetime|time|day|start|end|waktu|tanggal|tgl|tg|jam|hari|pukul|batas|masa|mulai|"
    "berlaku"
)
_WHAT: Final = (
    "status|state|mode|flag|post|page|article|story|content|item|berita|artikel|tulisan|halaman|"
    "konten|naskah"
)
_WHY: Final = "reason|why|note|notes|alasan|sebab|karena|catatan|oleh"

_SHOWS: Final = (
    "published|publishing|publish|publication|dipublikasikan|publikasikan|publikasi|"
    "diterbitkan|terbitkan|penerbitan|terbit|ditayangkan|tayangkan|penayangan|tayang|golive"
)
_HIDES: Final = (
    "drafts|drafted|draft|draf|konsep|unpublished|unpublish|unlisted|unlist|hidden|private|"
    "nonaktifkan|nonaktif|dinonaktifkan|embargoed|embargo|scheduled|schedule|"
    "dijadwalkan|jadwalkan|jadwal|disembunyikan|sembunyikan|sembunyi|"
    "ditahan|tahan|ditunda|tunda|dihapus|hapus|pending|headless"
)
# Such words also say what a page shows: "show_date", "tampilkan_tanggal". With a yes or no they
# count only beside words that name no thing.
_MAY_SHOW: Final = (
    "show|shown|display|displayed|visible|enabled|enable|active|online|live|listed|"
    "ditampilkan|tampilkan|tampil|diaktifkan|aktifkan|aktif|muncul"
)
_MAY_HIDE: Final = (
    "hide|invisible|disabled|disable|deleted|delete|removed|remove|trashed|trash|retire|retired"
)
_ENDS: Final = (
    "expires|expired|expire|expiry|expiration|kedaluwarsa|kadaluwarsa|kadaluarsa|berakhir|turun|"
    "diturunkan|turunkan|selesai|sampai|hingga"
)
_STARTS: Final = "mulai|not before|notbefore"
_WITHDRAWS: Final = (
    "dicabut|cabut|pencabutan|ditarik|tarik|penarikan|dibatalkan|pembatalan|withdrawn|withdrawal|"
    "withdraw|retracted|retraction|retract|takedown"
)


# Core words, and the words that may stand around them.
_FLAG: Final = (f"{_SHOWS}|{_HIDES}", _MAY_SHOW, _MAY_HIDE, _NOT, _WHEN, _DATE, _WHAT)
_MAYBE_FLAG: Final = (f"{_MAY_SHOW}|{_MAY_HIDE}", _SHOWS, _HIDES, _NOT, _WHEN)
_MOMENT: Final = (
    f"{_SHOWS}|{_HIDES}|{_MAY_SHOW}|{_MAY_HIDE}|{_ENDS}|{_STARTS}", _NOT, _WHEN, _DATE, _WHAT
)  # fmt: skip
_STATUS: Final = ("status|state", _SHOWS, _HIDES, _MAY_SHOW, _WHEN, _WHAT)
_REASON: Final = (_WITHDRAWS, _WHY, _WHEN, _DATE, _WHAT)
_ANYTHING: Final = (
    "(?:waktu|tanggal|tgl|jam|hari)(?:terbit|tayang|publikasi|publish)|ditunda|tunda|ditahan|tahan",
    _WHEN, _DATE, _WHAT,
)  # fmt: skip
_ALL: Final = (
    f"{_SHOWS}|{_HIDES}|{_MAY_SHOW}|{_MAY_HIDE}|{_ENDS}|{_STARTS}|{_WITHDRAWS}|status|state",
    _NOT, _WHEN, _DATE, _WHAT, _WHY,
)  # fmt: skip
_NEGATED: Final = re.compile(f"(?:{_NOT.replace(' ', '')})")
_HIDING: Final = re.compile(f"{_HIDES}|{_MAY_HIDE}")
_SHOWING: Final = re.compile(f"{_SHOWS}|{_MAY_SHOW}")
_ENDING: Final = re.compile(f"{_ENDS}|dihapus|hapus|deleted|delete|removed|remove|unpublish|trash")
_BEGINS: Final = re.compile("mulai|hide|hidden|draft|embargo|tahan|tunda|private|sembunyi")

_OTHER_SITE: Final = (
    r"(?i:bluesky|dev_?to|facebook|hashnode|instagram|linkedin|mastodon|medium|qiita|reddit|substack"
    r"|telegram|threads|tiktok|twitter|whatsapp|youtube|zenn)(?:[-_ ]|(?=[A-Z]))"
)
"""Where a text is published too: a key that begins with such a name says when, or whether."""


class Words(NamedTuple):
    """The values that a key may have: a yes or no (`flag`), a date, a status, a public reason.

    A key that takes `anything` says when, unless its value is a yes or no: "jam tayang: besok
    sore", "ditunda: 2 hari".
    """

    flag: bool
    moment: bool
    status: bool
    reason: bool
    anything: bool


_NONE: Final = Words(flag=False, moment=False, status=False, reason=False, anything=False)


def words_of(folded: str) -> Words:
    """The values that a folded key may have; none, if one of its words is of another kind."""
    if len(folded) > _LONGEST or not _made_of(folded, *_ALL):
        return _NONE
    return Words(
        flag=_made_of(folded, *_FLAG) or _made_of(folded, *_MAYBE_FLAG),
        moment=_made_of(folded, *_MOMENT),
        status=_made_of(folded, *_STATUS),
        reason=_made_of(folded, *_REASON),
        anything=_made_of(folded, *_ANYTHING),
    )


def _made_of(folded: str, core: str, *around: str) -> bool:
    """Whether a folded key has a core word, and otherwise only words of these kinds."""
    return _pattern(core, *around).fullmatch(folded) is not None


@cache
def _pattern(core: str, *around: str) -> re.Pattern[str]:
    # Compiled when a key asks for it: all of them would be a twentieth of a cold start.
    core = core.replace(" ", "")
    more = "|".join((core, *around)).replace(" ", "")
    return re.compile(f"(?:{more})*?(?:{core})(?:{more})*")


def clearly_shows(folded: str, answer: bool) -> bool:  # noqa: FBT001 -- the value of the key
    """Whether a key of such words says with this answer that the article is shown.

    "is_active: true" says so, and "delete: false". "no_draft" is never clear.
    """
    negated = _NEGATED.search(_HIDING.sub("_", folded)) is not None
    hides, shows = _HIDING.search(folded) is not None, _SHOWING.search(folded) is not None
    return not negated and hides != shows and answer is shows


def is_of_another_site(key: str) -> bool:
    """Whether a key speaks of the copy of a text on another site, as `zenn_published_at` does."""
    return pattern(_OTHER_SITE).match(key) is not None


def moment_of(folded: str) -> str:
    """The field for the date under a key of such words: "expiryDate", or "date"."""
    return "expiryDate" if _ENDING.search(folded) and not _BEGINS.search(folded) else "date"
