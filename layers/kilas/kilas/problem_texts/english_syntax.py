"""The catalogue in English: what is wrong with YAML, TOML or JSON, and how it is written."""

from __future__ import annotations

from typing import Final

SYNTAX: Final = {
    "yaml_tab": (
        "This line begins with a tab.",
        "Replace that tab by spaces.",
    ),
    "yaml_indentation": (
        "The spaces at the start of this line do not line up with the other lines.",
        (
            "Delete them; only what belongs to a key, such as path below image:, is indented by "
            "two spaces. If this line continues the value above it, quote the whole of that value."
        ),
    ),
    "yaml_colon": (
        "The value of “{key}” holds a colon.",
        "Quote the whole value: “{right}”.",
    ),
    "yaml_curly_quotes": (
        "This value stands between curly quotes; only straight quotes count.",
        "Write “{right}” instead of this line.",
    ),
    "yaml_leading_sign": (
        "The value of “{key}” begins with {sign}, which has another meaning in YAML.",
        "Quote the whole value: “{right}”.",
    ),
    "yaml_missing_space": (
        "There is no space after the colon of “{key}:”.",
        "Write “{right}” instead of this line.",
    ),
    "yaml_text_after_quote": (
        "In “{key}” there is more text after the closing quote.",
        (
            "Use curly quotes (“ ”) inside the value, and straight quotes around the whole of "
            'it, such as title: "“Ready,” says the mayor".'
        ),
    ),
    "unseen_character": (
        "This line holds a character that is not seen, such as a space of Word or WhatsApp.",
        "Delete the line, and type it by hand: “{right}”.",
    ),
    "json_unseen_character": (
        "This line holds a character that is not seen, such as a space of Word or WhatsApp.",
        "Delete the line, and type it again by hand.",
    ),
    "yaml_bracket": (
        "What stands in brackets on this line cannot be read.",
        (
            "Close the bracket, put commas between the items, and quote items with punctuation, "
            'such as tags: [market, "flood: tidal"].'
        ),
    ),
    "yaml_no_colon": (
        "This line is not “key: value”.",
        (
            "Write its key first, such as title: The headline; if it continues the line above, "
            "join it to that line."
        ),
    ),
    "yaml_second_document": (
        "This line --- opens a second YAML document.",
        "Delete this line.",
    ),
    "broken_yaml": (
        "This line does not follow the rules of YAML.",
        (
            "Write one “key: value” on a line, and quote a value that holds punctuation, such as "
            'title: "Flood: two villages".'
        ),
    ),
    "unclosed_quote": (
        "The quote {quote} in “{key}” is not closed.",
        "Add {quote} at the end of the value.",
    ),
    "backslash": (
        "A \\ between double quotes has another meaning.",
        "Write it twice (\\\\), or use an ordinary slash (/).",
    ),
    "toml_colon": (
        "This line has a colon; in TOML (+++) the sign between key and value is =.",
        "Write “{right}” instead of this line.",
    ),
    "toml_curly_quotes": (
        "This value stands between curly quotes; only straight quotes count.",
        "Write “{right}” instead of this line.",
    ),
    "toml_unquoted": (
        "The value of “{key}” is not quoted.",
        "Write “{right}” instead of this line.",
    ),
    "toml_text_after_quote": (
        "In “{key}” there is more text after the closing quote.",
        (
            "Use curly quotes (“ ”) inside the value, and straight quotes around the whole of "
            'it, such as title = "“Ready,” says the mayor".'
        ),
    ),
    "broken_toml": (
        "This line does not follow the rules of TOML.",
        (
            "Write one key = value on a line and quote texts, such as "
            'title = "Flood: two villages" and tags = ["market", "town"].'
        ),
    ),
    "json_curly_quotes": (
        "This line has curly quotes; only straight quotes count.",
        'Replace those around keys and values, such as "title": "Flood: two villages".',
    ),
    "json_quotes": (
        "On this line a key or a text does not stand between double quotes.",
        'Put double quotes around both, such as "title": "Flood: two villages".',
    ),
    "json_unclosed_quote": (
        "A quote on this line is not closed.",
        'Add " at the end of the value; in JSON a value stands on one line.',
    ),
    "json_comma": (
        "There is no comma at the end of this line, or there are quotes inside its value.",
        (
            "Add a comma before the next pair; inside a value use curly quotes (“ ”), such as "
            '"title": "“Ready,” says the mayor".'
        ),
    ),
    "json_trailing_comma": (
        "There is a comma after this last value.",
        "Delete that comma: nothing more follows it inside the bracket.",
    ),
    "json_unclosed": (
        "The brace that opens the JSON is not closed.",
        "Add the closing brace after the last value, before the body.",
    ),
    "broken_json": (
        "This line does not follow the rules of JSON.",
        (
            'Write "key": "value" with commas between the pairs, such as '
            '"title": "Flood: two villages".'
        ),
    ),
}
