from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kilas.api.request import _fields
from kilas.errors import Refused

FORMS = st.text(st.sampled_from("ab=&+%4127eCc\u00e9;\U0001f642"), max_size=20)


@given(FORMS)
def test_a_form_is_read_as_the_standard_library_reads_it(form: str) -> None:
    try:
        expected = dict(parse_qsl(form, keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        with pytest.raises(Refused, match="not_utf8"):
            _fields(form)
        return
    assert _fields(form) == expected


def test_the_fields_of_a_form_are_counted() -> None:
    assert _fields("&".join(f"{number}=" for number in range(20)))
    with pytest.raises(Refused, match="too_many_fields"):
        _fields("&".join(f"{number}=" for number in range(21)))
