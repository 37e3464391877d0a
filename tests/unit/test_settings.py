from __future__ import annotations

import pytest

from kilas.errors import SettingMissing
from kilas.settings import IngestSettings

WHOLE = {
    "PAGES_QUEUE_URL": "https://p",
    "FRONT_QUEUE_URL": "https://f",
    "CONTENT_BUCKET": "content",
    "TABLE_NAME": "kilas",
    "INGEST_QUEUE_URL": "https://q",
    "BULK_QUEUE_URL": "https://m",
}


def test_each_field_is_a_variable() -> None:
    read = IngestSettings.read(WHOLE | {"PATH": "/bin"})
    assert read == IngestSettings(*WHOLE.values())
    assert (read.pages_queue_url, read.bulk_queue_url) == ("https://p", "https://m")


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("environment", [{}, {"": ""}], ids=["absent", "empty"])
def test_a_missing_setting_is_named(name: str, environment: dict[str, str]) -> None:
    without = {other: value for other, value in WHOLE.items() if other != name}
    if environment:
        without[name] = ""
    with pytest.raises(SettingMissing, match=f"{name} is not set; template.yaml sets it") as raised:
        IngestSettings.read(without)
    assert raised.value.name == name
