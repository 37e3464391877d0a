from __future__ import annotations

from kilas.claims import Claim, claims_of


def test_a_claim_does_not_depend_on_the_order_of_the_names() -> None:
    """A rebuild may find the spellings of an address in another order."""
    names = {"url:/Lama.html": "2", "url:/lama.html": "1", "id:x": "3", "url:/LAMA.html": "4"}
    spellings = ("url:/LAMA.html", "url:/Lama.html", "url:/lama.html")
    expected = {
        "id:x": Claim("id:x", "articles/a.md", "3"),
        "url:/lama.html": Claim("url:/lama.html", "articles/a.md", "1", spellings),
    }
    assert claims_of("articles/a.md", names) == expected
    assert claims_of("articles/a.md", dict(reversed(names.items()))) == expected
