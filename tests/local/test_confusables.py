from __future__ import annotations

from typing import TYPE_CHECKING

from kilas.comments.confusables import CONFUSABLES
from local import confusables

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LIST = """\
# Version: 99.0.0
0430 ;\t0061 ;\tMA\t# ( \u0430 \u2192 a ) CYRILLIC SMALL LETTER A
0406 ;\t006C ;\tMA\t# ( \u0406 \u2192 l )
0271 ;\t0072 006E 0326 ;\tMA\t# ( \u0271 \u2192 rn\u0326 )
2571 ;\t002F ;\tMA\t# ( \u2571 \u2192 / )
FF21 ;\t0041 ;\tMA\t# what NFKD maps is left out
"""


def test_the_list_is_made_into_letters() -> None:
    found = confusables.confusables(confusables.pairs(LIST))
    assert (found["\u0430"], found["\u0406"], found["\u0271"]) == ("a", "l", "m")
    assert found["\U0001f170"] == "a", "by its name: negative squared A"
    assert "\u2571" not in found
    assert "\uff21" not in found


def test_the_program_prints_a_module(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "confusables.txt"
    source.write_text(LIST, encoding="utf-8")
    confusables.main(str(source))
    made: dict[str, dict[str, str]] = {}
    exec(capsys.readouterr().out, made)  # noqa: S102 -- the program of this repository wrote it
    assert "version 99.0.0" in str(made["__doc__"])
    assert made["CONFUSABLES"]["\u0430"] == CONFUSABLES["\u0430"] == "a"
