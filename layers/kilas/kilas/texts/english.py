"""Everything that Kilas says in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kilas.texts.shape import Plural, Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kilas.texts.shape import (
        Advice,
        Category,
        CommentPages,
        Dates,
        Interface,
        Overview,
        Receipts,
        Report,
        SettingUp,
    )


def _category(count: int) -> Category:
    return "one" if count == 1 else "other"


_INTERFACE: Final[Interface] = {
    # around every page
    "skip_to_content": "Skip to content",
    "sections": "Sections",
    "menu": "Information",
    "follow": "Follow us",
    "feed": "RSS feed",
    "archive": "Archive",
    "about": "About us",
    "home": "To the front page",
    # labels that press rules ask for
    "advertorial": "Advertorial",
    "unverified": "Unverified",
    "unverified_note": (
        "This report is urgent and of public interest, but not everyone concerned could be reached "
        "yet. The newsroom is still checking it and will update this page."
    ),
    "ai_picture": "Picture made by AI",
    "corrections": "Corrections",
    "corrected_note": "This article has been corrected",
    "follow_ups": "Corrections, replies and outcomes",
    "corrected_by": "Corrected by",
    "replied_by": "Right of reply",
    "outcome": "Outcome",
    "corrects": "Corrects",
    "replies_to": "Right of reply to",
    "outcome_of": "Outcome of",
    # article
    "by": "By",
    "photo_credit": "Photo",
    "updated": "Updated",
    "share": "Share",
    "topics": "Topics",
    "related": "Related",
    "table": "Table",
    "code": "Code",
    # a page before readers may see it
    "preview": "Preview",
    "preview_note": "Only those who know this address can open this page. Pass it on with care.",
    "preview_draft": "A draft: this text is not published.",
    "preview_scheduled": "Scheduled: this text is not published yet.",
    "preview_held": "This text waits for its approval.",
    "preview_approve": (
        "Whoever approves exactly what is here uploads the file “{file}” with this line: {digest}"
    ),
    "preview_address": "Once it is published, readers find it at",
    # comments
    "no_comments": "No comments yet.",
    "comments_closed": "Comments on this article are closed.",
    "comments_full": "The comments on this article are full. You can still write to the newsroom.",
    "write_comment": "Write a comment",
    "comment_name": "Name",
    "comment_text": "Comment",
    "comment_trap": "Leave this empty",
    "comment_terms": (
        "Please be civil. A comment must not contain slander, falsehood, obscenity, threats, or "
        "hatred of an ethnic group, religion, race or community. The newsroom may remove a comment "
        "that does. Comments are the responsibility of those who write them."
    ),
    "comment_moderated": "The newsroom reads a comment before it is shown.",
    "send_comment": "Send comment",
    "comment_count": Plural(_category, {"one": "{count} comment", "other": "{count} comments"}),
    # lists
    "latest": "Latest",
    "more_articles": "More news",
    "no_articles": "There are no articles here yet.",
    "older": "Older",
    "newer": "Newer",
    "list_pages": "Pages of this list",
    "list_position": "page {number}",
    "topic_heading": "Topic: {tag}",
    "author_heading": "Articles by {byline}",
    "list_description": "{list}. News from {newspaper}.",
    "front_description": "The latest news from {newspaper}.",
    # withdrawn, moved and missing
    "withdrawn": "Article withdrawn",
    "withdrawn_reason": "Reason for the withdrawal",
    "first_published": "First published",
    "moved": "This page has moved",
    "moved_to": "Open the new page:",
    "missing": "Page not found",
    "missing_advice": (
        "The address may be mistyped, or the page is gone. Try the front page or the archive."
    ),
    "broken": "This page cannot be opened now",
    "broken_advice": "Something is wrong on our side. Please try again in a moment.",
}

_DATES: Final[Dates] = {
    "days": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "months": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "moment": "{date} {hour}:{minute} {zone}",
    "day": "{weekday}, {day} {month} {year}",
    "month": "{month} {year}",
    "short_months": (
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ),
    "short_moment": "{date}, {hour}:{minute}",
    "short_day": "{day} {month} {year}",
}

_REPORT: Final[Report] = {
    "wrong": "NOT PUBLISHED. This file needs fixing.",
    "draft": "DRAFT. This file is not published.",
    "scheduled": "SCHEDULED. It will be published {due} at {url}",
    "live": "PUBLISHED at {url}",
    "withdrawn": "WITHDRAWN. The reason can be read at {url}",
    "expired": "EXPIRED. Its time was over on {expires}.",
    "never": (
        "NEVER PUBLISHED. Its time ends ({expires}) before it begins ({published}); fix one of "
        "them."
    ),
    "preview": "PREVIEW, for those who know this address: {url}",
    "download": "Readers get this file as a download. An article belongs at “{right}”.",
    "in_force": "IN FORCE.",
    "approval": (
        "READ. It approves the version of “{file}” with this digest, and no other: the report on "
        "“{file}” says whether the version is live or waits. Photos and downloads of media/ are no "
        "part of it: one that is replaced shows at once, in this article too."
    ),
    "held": (
        "WAITING FOR APPROVAL. Readers do not see the newest version yet; the last approved one "
        "stays, where there is one."
    ),
    "kept": "NEEDS FIXING. The newest version is not used yet; the last good one still is.",
    "uploaded": "Uploaded {time}, version {version}",
    "line": "Line {line}: ",
    "remedy": "Remedy: {remedy}",
    "warning": "Note: ",
    "closest": "Perhaps you mean “{closest}”.",
    "other_release": "Another release of Kilas found a problem unknown to this one: {code}.",
    "other_release_remedy": "Wait: Kilas judges every file again, and this line then changes.",
    "moves": (
        "If this file ever moves or gets another name, its comments and date go with it, where its "
        "front matter has:"
    ),
}

_PROBLEMS: Final[Mapping[str, Advice]] = {
    # YAML, TOML and JSON
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
        "The value of “{key}” contains a colon.",
        "Quote the whole value: “{right}”.",
    ),
    "yaml_curly_quotes": (
        "This value is in curly quotes; only straight quotes count.",
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
        "Quote the whole value: “{right}”, or use curly quotes (“ ”) inside it.",
    ),
    "yaml_item_sign": (
        "This item begins with {sign}, which has another meaning in YAML.",
        "Quote the whole item: “{right}”.",
    ),
    "unseen_character": (
        "This line contains an invisible character, such as a space from Word or WhatsApp.",
        "Delete the line, and type it by hand: “{right}”.",
    ),
    "json_unseen_character": (
        "This line contains an invisible character, such as a space from Word or WhatsApp.",
        "Delete the line, and type it again by hand.",
    ),
    "yaml_bracket": (
        "The brackets on this line cannot be read.",
        (
            "Close the bracket, put commas between the items, and quote items with punctuation, "
            'such as tags: [market, "flood: tidal"].'
        ),
    ),
    "yaml_list": (
        "The list on this line cannot be read.",
        "Write “{right}”.",
    ),
    "yaml_no_colon": (
        "This line is not “key: value”.",
        (
            "Write its key first, such as title: The headline; if it continues the line above, "
            "join it to that line."
        ),
    ),
    "yaml_continuation": (
        "This line goes on with the value above it, but YAML does not read it so.",
        (
            "Write the whole value on one line, between quotes: “{right}”; if this is a key of its "
            "own, delete the spaces in front of it."
        ),
    ),
    "yaml_no_key": (
        "This line is not “key: value”.",
        (
            "Write its key first, such as title: The headline; if it continues the line above, "
            "write both as one: “{right}”."
        ),
    ),
    "yaml_second_document": (
        "This line --- opens a second YAML document.",
        "Delete this line.",
    ),
    "broken_yaml": (
        "This line does not follow the rules of YAML.",
        (
            "Write one “key: value” on a line, and quote a value that contains punctuation, such "
            'as title: "Flood: two villages".'
        ),
    ),
    "unclosed_quote": (
        "The quote {quote} in “{key}” is not closed.",
        "Write “{right}”.",
    ),
    "backslash": (
        "A \\ inside double quotes has another meaning.",
        "Write it twice (\\\\), or use an ordinary slash (/).",
    ),
    "toml_colon": (
        "This line has a colon; in TOML (+++) the sign between key and value is =.",
        "Write “{right}” instead of this line.",
    ),
    "toml_curly_quotes": (
        "This value is in curly quotes; only straight quotes count.",
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
        "A key or a text on this line is not in double quotes.",
        'Put double quotes around each key and text, such as "title": "Flood: two villages".',
    ),
    "json_unclosed_quote": (
        "A quote on this line is not closed.",
        'Add " at the end of the value; in JSON a value is on one line.',
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
    # the file as a whole
    "empty": (
        "This file is empty.",
        "Write front matter (between two lines of ---) and the body, then upload it again.",
    ),
    "too_large": (
        "This file is too large: {size} bytes, where the limit is {limit} bytes.",
        "Split it into several pieces, and upload photos as files under media/.",
    ),
    "not_utf8": (
        "This file is not UTF-8: in “{value}”, byte {position} is {byte}.",
        "Save it again with the encoding UTF-8, then upload it.",
    ),
    "docx_too_large": (
        "The Word file is over {limit} MB.",
        "Make its pictures smaller in Word (Compress Pictures), or upload them under media/.",
    ),
    "docx_protected": (
        "The file has a password, or it is an old .doc with the ending .docx.",
        "Open it in Word, choose Save As, .docx without a password, and upload it again.",
    ),
    "docx_unreadable": (
        "The file is no .docx that can be read; it may be damaged.",
        "Open it in Word or Google Docs, save it as .docx again, and upload it.",
    ),
    "docx_empty": (
        "The Word file has no text; headers, footers, charts and diagrams are not read.",
        "Write the headline and the body as ordinary text in Word, then upload it again.",
    ),
    "docx_too_complex": (
        "The Word file has too many parts: more than {limit} pieces of text and style.",
        "Copy the text into a new document without its formatting, or divide it in two.",
    ),
    "photo_among_articles": (
        "This is a photo; here only articles are published.",
        "Upload the photo under media/ and name it in the article, as in image: media/name.jpg.",
    ),
    "download_among_articles": (
        "This is a file to download; here only articles are published.",
        "Upload the file under media/ and link to it in the article, as in media/name.pdf.",
    ),
    "other_writing": (
        "Files with the ending “{suffix}” are not read.",
        "Save the text as .docx, or as .txt, and upload that file.",
    ),
    "other_markup_file": (
        "Files with the ending “{suffix}” are not read: their marks are none of Markdown.",
        (
            "Make it a .docx, as with Pandoc: pandoc text{suffix} -o text.docx. Or write it with "
            "the marks of Markdown, and save it as .md."
        ),
    ),
    "word_by_another_name": (
        "This is a Word file.",
        "Give it the ending .docx, and upload it again.",
    ),
    "writing_by_another_name": (
        "This is no text but a {suffix} file.",
        "Open it with the program that made it, save it as .docx, and upload that file.",
    ),
    "photo_by_another_name": (
        "This is a photo.",
        "Give it the ending {suffix}, and upload it under media/.",
    ),
    "no_head": (
        "There is no headline above the text.",
        "Begin the file with a line “Judul: The headline”, and write the text below that line.",
    ),
    "unknown_format": (
        "The file ending “{suffix}” is unknown.",
        "Use one of these endings: {known}.",
    ),
    "no_site": (
        "site.yaml has not been uploaded yet, or it is wrong.",
        "Upload a correct site.yaml; this file will then be read again by itself.",
    ),
    # front matter
    "no_front_matter": (
        "There is no front matter.",
        "Begin the file with a line ---, then “title: The headline”, then a line --- again.",
    ),
    "fence_understood": (
        "The line “{value}” was read as “---”.",
        "Write three hyphens in this line: Word and telephones make a dash of them.",
    ),
    "tab_understood": (
        "Lines that begin with a tab were read as if they began with spaces.",
        "It may stay; other programs ask for spaces.",
    ),
    "comment_in_head": (
        "“{value}” is a comment: it says nothing of the article, and is not shown.",
        "If it is to count, write it without “<!--” and “-->”.",
    ),
    "unclosed_front_matter": (
        "The front matter opens with {fence} but is not closed.",
        "Add a line {fence} after the last line of the front matter.",
    ),
    "front_matter_too_large": (
        "The front matter is over {limit} bytes.",
        "Move the body below the line that closes the front matter.",
    ),
    "front_matter_not_keys": (
        "The front matter has no lines “key: value”.",
        "Write at least “title: The headline”.",
    ),
    "site_not_keys": (
        "site.yaml has no lines “key: value”.",
        "Write at least “title: The name” and “base_url: https://the.address”.",
    ),
    "yaml_alias": (
        "YAML anchors and aliases (“&{name}”, “*{name}”) are not accepted.",
        "Write the value itself, and quote a text that begins with & or *.",
    ),
    "yaml_merge": (
        "The key “<<”, which merges another table into this one, is not accepted.",
        "Write its content as lines of their own, at the place of “<<”, without spaces in front.",
    ),
    "too_nested": (
        "Lists within lists go deeper than {limit} levels.",
        "Make this part simpler: no key needs that much.",
    ),
    "duplicate_key": (
        "The key “{key}” appears twice.",
        "Delete one of them.",
    ),
    "duplicate_meaning": (
        "“{value}” and “{other}” mean the same, and the file has both.",
        "Delete one of them.",
    ),
    "unknown_key": (
        "The key “{key}” is unknown and was ignored.",
        "Write “{right}” if that is what you mean.",
    ),
    "unknown_header": (
        "The line “{key}: …” was read as part of the front matter, and is not shown.",
        "If it is part of the body, leave one empty line above it.",
    ),
    "missing_key": (
        "The key “{key}” is missing.",
        "Add a line “{key}: …”.",
    ),
    "missing_part": (
        "The key “{key}” is missing under “{table}”.",
        "Add a line “{key}: …” under “{table}:”, indented like the others there.",
    ),
    "correction_form": (
        "The correction “{value}” does not say when and what was corrected.",
        "Write the date, a colon and what was corrected: “{right}”.",
    ),
    # values of the wrong kind
    "expected_text": (
        "The value of “{key}” must be a text, not a list or a table.",
        "Write it in one line: {right}.",
    ),
    "expected_flag": (
        "The value of “{key}” must be yes or no, not “{value}”.",
        "Write “{yes}” or “{no}”.",
    ),
    "headline_left_out": (
        "“{key}” says whether the article leads the front page. Its value is neither yes nor no.",
        "Write “{yes}” where the article is to lead, else nothing. The title stands in “title”.",
    ),
    "expected_table": (
        "The value of “{key}” must be pairs of “key: value”.",
        "Write each pair on a line of its own below “{key}:”, indented by two spaces.",
    ),
    "bad_choice": (
        "The value “{value}” is not one for “{key}”.",
        "Choose one of these: {choices}.",
    ),
    "other_value": (
        "“{key}” is not used: “{name}” counts.",
        "Keep the line that is to count, and delete the other.",
    ),
    "other_items": (
        "“{value}” of “{key}” is not used: “{name}” counts.",
        "Write all of them in one line: “{right}”.",
    ),
    "other_photo": (
        "The photo “{value}” of “{key}” is not shown: one photo stands over the text.",
        "Write ![words](address) where the text is to show it.",
    ),
    "words_without_photo": (
        "“{key}” is not shown: no photo stands over the text.",
        "Name the photo: “{right}”.",
    ),
    "foreign_key": (
        "“{key}” is not used: Kilas has another name for it.",
        "Write “{right}” if the value is to count.",
    ),
    "other_summary": (
        "“{key}” is not shown: the summary is that of “{name}”.",
        "Keep the one that readers are to see; join them if both.",
    ),
    "too_long": (
        "“{key}” is too long: {length} characters, where the limit is {limit}.",
        "Shorten it to at most {limit} characters.",
    ),
    "too_many": (
        "There are too many “{key}”: {number}, where the limit is {limit}.",
        "Leave at most {limit}.",
    ),
    # the article
    "empty_title": (
        "The line “{key}” has no title.",
        "Write the headline behind it: “{key}: The headline”.",
    ),
    "read_as_meant": (
        "In YAML the value of “{key}” means something else; it has been read as the text you see.",
        "To be sure of it, quote the whole value: “{right}”.",
    ),
    "remark_left_out": (
        "“{value}” behind “{key}” was taken for a remark and is not shown.",
        "If it belongs to the text, quote the whole value: “{right}”.",
    ),
    "near_label": (
        "The key “{key}” is unknown, but looks like a label or a limit.",
        "Write “{right}”, or delete this line.",
    ),
    "empty_label": (
        "The key “{key}”, which labels the article, has no value.",
        "Write “{yes}” or “{no}”.",
    ),
    "blank_label": (
        "The key “{key}” has no value, so it changes nothing.",
        "Give it a value, or delete this line.",
    ),
    "label_no_flag": (
        "The key “{key}” labels the article only with the value true.",
        "Write “{right}”, or delete this line.",
    ),
    "label_as_kind": (
        "“{value}” in “{key}” does not mark the article as an advertisement.",
        "If it is one, add the line “{right}”.",
    ),
    "not_approved": (
        "The key “{key}” says that the article is not approved, but does not hold it back.",
        "Write “{right}”, and delete that line once it is approved.",
    ),
    "follow_up_of_page": (
        "“{key}” is for articles: a page under pages/ does not show it.",
        "Delete the line, or write an article under articles/ with it.",
    ),
    "no_original": (
        "“{value}” in “{key}” is no other article of this newspaper, and is left out.",
        "Write its file, such as {key}: articles/a.md. Links to other sites belong in the text.",
    ),
    "comments_unread": (
        "“{value}” in “{key}” says nothing of what readers may do, and is ignored.",
        "Choose one of these: {choices}. Or delete this line.",
    ),
    "comments_left_out": (
        "The comments in “{key}” are not shown.",
        "Delete them; to close the thread write comments: closed.",
    ),
    "comments_zero": (
        "“{key}: 0” switches the comments of this article off.",
        "Write “{right}” if you mean that; delete the line if 0 is the number of its comments.",
    ),
    "topic_shared": (
        "The topic “{value}” has the same address as “{first}”, so only “{first}” is shown.",
        "Write what tells them apart in the letters a to z or in digits, or delete one of them.",
    ),
    "left_over": (
        "There are too many “{key}”: {number}, where the limit is {limit}. Left out: {value}.",
        "Leave at most {limit}.",
    ),
    "field_in_text": (
        "“{value}” is a line of the text here, and says nothing of the article.",
        "Put this line, and its like, between two lines --- on top of the file.",
    ),
    "broken_letters": (
        "“{value}” has broken letters, and may be “{right}”; there are {number} such letters.",
        (
            "Open the original text, save it as UTF-8 and upload it again; where there is none, "
            "type these letters anew."
        ),
    ),
    "tags_by_space": (
        "“{value}” was read as {number} topics.",
        "If it is one topic, write “{right}”; else put commas between the topics.",
    ),
    "no_title": (
        "There is no title.",
        "Add a line “{key}: The headline” to the front matter.",
    ),
    "title_on_top": (
        "There is no title among the fields, so the heading “{value}” is the title.",
        "It may stay; for another title, write “{right}” and change its words.",
    ),
    "no_title_in_html": (
        "There is no title.",
        "Add a line “<title>The headline</title>” between <head> and </head>.",
    ),
    "date_month_first": (
        "The date “{value}” has its month before its day.",
        "Change this line to “{right}”.",
    ),
    "bad_date": (
        "The date “{value}” of “{key}” cannot be read.",
        (
            "Write it like 2026-11-23 18:20 or 23 November 2026 18.20 WIB, with a year from 1900 "
            "to 2200."
        ),
    ),
    "unknown_section": (
        "The section “{value}” is not in site.yaml.",
        "Use one of these sections: {known}; or add a new one to site.yaml.",
    ),
    "unknown_author": (
        "The author code “{value}” is not in site.yaml.",
        "Use one of these codes: {known}; or add a new one under authors in site.yaml.",
    ),
    "former_section": (
        "The section “{value}” is no longer in site.yaml; this file is in no section now.",
        "Use one of these sections: {known}; or put the section back into site.yaml.",
    ),
    "renamed_section": (
        "The section “{value}” has another name in site.yaml now.",
        "Write section: {right}.",
    ),
    "former_author": (
        (
            "The author “{value}” is no longer in site.yaml; the byline is still “{byline}”, as "
            "before."
        ),
        (
            "Put {right} back under authors in site.yaml, also if the reporter has left, or change "
            "the author of this file."
        ),
    ),
    "renamed_author": (
        "The author “{value}” has another name in site.yaml now.",
        "Write author: {right}.",
    ),
    "dated_by_change": (
        "There is no date of publication, so the article is dated by “{key}”.",
        "Write “date: 2026-11-23 18:20” with the day it was published.",
    ),
    "modified_before": (
        "“{key}” is before the date of the article and is not shown.",
        "Correct one of the two dates, or delete this line.",
    ),
    "address_left_out": (
        "The address “{value}” of “{key}” cannot be used; the page is at {url}.",
        (
            "Write it like /2026/11/flood.html: it begins with “/”, ends in “.html” or “/”, and "
            "has letters a-z, digits and hyphens, without “..”, “?” or spaces; or delete this line."
        ),
    ),
    "alias_elsewhere": (
        "“{value}” in “{key}” is an address of another host, so it is left out.",
        "If it was an address of this newspaper, at {host} too, write {right}; else delete it.",
    ),
    "alias_query": (
        "“{value}” in “{key}” leads nowhere: pages are not found by what follows “?”.",
        "Delete it; readers with the old link find the article by the archive or a search engine.",
    ),
    "too_many_names": (
        "Links find this article by the first {limit} names in “{key}” alone.",
        "Put the names that links have first; the last one that counts is “{value}”.",
    ),
    "alias_is_name": (
        "“{value}” in “{key}” is a name by which links find this article, and no former address.",
        "It may stay; write former addresses like /2026/11/flood.html.",
    ),
    "alias_left_out": (
        "“{value}” in “{key}” is no former address of this site, so it leads nowhere.",
        "Write former addresses like /2026/11/flood.html, or delete it.",
    ),
    "slug_changed": (
        "“{value}” cannot be the “{key}” as it is written.",
        "“{right}” is used; write the one you mean.",
    ),
    "topic_left_out": (
        "The topic “{value}” is too long and is left out.",
        "Shorten it; a topic has a few words.",
    ),
    "lang_left_out": (
        "“{value}” in “{key}” is the tag of no language, so it is left out.",
        (
            "Write a tag such as en, id, jv or zh-Hant; or delete this line: then the article is "
            "in the newspaper's language."
        ),
    ),
    "side_text_left_out": (
        "The value of “{key}” is no text and is left out.",
        "Write it in one line, or delete this key.",
    ),
    "repeated_left_out": (
        "The key “{key}” is on line {at} already; this line is left out.",
        "Delete one of them.",
    ),
    "end_never_comes": (
        "“{value}” of “{key}” is so far away that the article never leaves the site.",
        "Correct the year if another one is meant, or delete this line.",
    ),
    "reserved_url": (
        "The address “{url}” of “{key}” belongs to Kilas itself.",
        (
            "Choose another one, such as /2026/11/flood.html; those of sections and their months, "
            "/api/, /media/, feeds and the like cannot be used, and /p/ is only for files under "
            "pages/."
        ),
    ),
    "url_taken": (
        "The address {url} is already that of {other}.",
        "Give this file another address, such as with the line “{line}”.",
    ),
    "other_form": (
        "“{other}” has the same name with another ending, and with it the address and comments.",
        (
            "If this is the same article, delete “{other}”: this file then takes its place. If it "
            "is another article, give this file another name."
        ),
    ),
    "other_form_undated": (
        "“{other}” has the same name with another ending, and with it the address and comments.",
        (
            "If this is the same article, delete “{other}”: this file then takes its place, and "
            "keeps its date with the date line of that file, or, if that has none, with “{line}”. "
            "If it is another article, give this file another name."
        ),
    ),
    "address_made": (
        "The address {url} is already that of {other}, so this file has a second one of its own.",
        (
            "Nothing needs to be done: once {url} is free, the page is there, and its present "
            "address leads there. To choose an address yourself, write a line such as “{line}”."
        ),
    ),
    "alias_taken": (
        "The address {url}, which this file has among its aliases, is already that of {other}.",
        "Delete {url} from the aliases of this file.",
    ),
    "id_taken": (
        "The id “{id}” is already that of {other}.",
        "Give this file another id with a line “id: …” in its front matter.",
    ),
    "bad_image": (
        "The photo address “{value}” cannot be used.",
        (
            "Upload the photo under media/ and write media/photo-name.jpg, or use a full https://… "
            "address."
        ),
    ),
    "photo_without_words": (
        "The photo “{value}” has no caption, and no words for those who do not see it.",
        "Say in a few words what it shows, in a line “{right}”.",
    ),
    "bad_focus": (
        "The focus “{value}” says nothing of where the photo has what matters.",
        "Write one of left and right, one of top, center and bottom, or both, as in “left top”.",
    ),
    "no_reason": (
        "The article is withdrawn without a reason that can be read.",
        (
            "Put a reason that everyone may read instead of the …: {right} (Pedoman Pemberitaan "
            "Media Siber, 5); if it is not withdrawn, delete this line."
        ),
    ),
    # whether and when an article is shown
    "near_key": (
        (
            "The key “{key}” is unknown, but means much the same as “{name}”, which decides "
            "whether and when the article is shown."
        ),
        "Write “{right}” instead of this line, or delete it if you mean something else.",
    ),
    "late_draft_date": (
        "“{key}” is later than the date of publication, and does not delay the article.",
        "If the article is to wait until then, write “{right}”; else delete this line.",
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
            "another value, or is outside the front matter."
        ),
        (
            "Write “{right}” inside the front matter, on a line of its own without spaces in "
            "front; if it is part of the text, change its first word."
        ),
    ),
    "nested_key": (
        "The key “{key}” is inside “{table}”, where it says nothing of the article.",
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
    "lost_twice": (
        "This line is a part of the text, and says “{key}” as line {at} does already.",
        "Delete this line, and what else is left of a second front matter here.",
    ),
    "nested_again": (
        (
            "The key “{key}” is inside “{table}”, where it says nothing of the article, and "
            "line {at} has that key already."
        ),
        "Change line {at} to “{right}”, or delete this line.",
    ),
    # the body and its photos
    "body_too_nested": (
        "The body has HTML elements nested deeper than {limit} levels.",
        "Look for HTML tags that are not closed, or write that part in Markdown.",
    ),
    "body_misplaced": (
        "The body has an HTML table with more than {limit} things outside its cells.",
        "Close the table with </table>, and write its content inside <td>…</td>.",
    ),
    "body_tag_too_large": (
        "An HTML tag of the body has {number} attributes or signs &; the limit is {limit}.",
        "Delete that tag, or write that part in Markdown.",
    ),
    "body_html_too_large": (
        "The body becomes HTML of {size} bytes, where the limit is {limit} bytes.",
        "Split it into several pieces, and look for > or | that are repeated many times.",
    ),
    "docx_picture_left_out": (
        "The picture “{value}” in the Word file is not shown: it is very large, or no photo.",
        "Upload the photo under media/; the line “Foto: media/name.jpg” shows it over the text.",
    ),
    "docx_words_left_out": (
        "These words of the Word file are not on the page: “{value}”.",
        "Move them out of their box or drawing into an ordinary paragraph.",
    ),
    "docx_around_left_out": (
        "Headers, footers, charts and diagrams of the Word file are not on the page: “{value}”.",
        "Write in the text what readers need of them; else all is well.",
    ),
    "docx_file_left_out": (
        "The Word file shows the text of another file, “{value}”. That text is not on the page.",
        "Copy that text in Word and paste it as ordinary text, then upload the Word file again.",
    ),
    "docx_sign_left_out": (
        "A sign of the font “{value}” in the Word file is not on the page.",
        "Write in its place a letter or an emoji that is in any font.",
    ),
    "picture_left_out": (
        "The picture “{value}” is not shown.",
        "Upload it under media/ and write media/picture-name.jpg, or use an https address.",
    ),
    "picture_with_words_left_out": (
        "The picture “{value}” is not shown. Neither are its words: “{words}”.",
        "Upload it under media/ and write media/picture-name.jpg, or use an https address.",
    ),
    "picture_near": (
        "The picture “{value}” is not shown, but “{near}” is there.",
        "Write “{near}” in its place, letter for letter.",
    ),
    "picture_with_words_near": (
        "The picture “{value}” is not shown, nor its words “{words}”, but “{near}” is there.",
        "Write “{near}” in its place, letter for letter.",
    ),
    "picture_without_words": (
        "The picture “{value}” has no words for those who do not see it.",
        (
            'Say in a few words what it shows: ![words](address) in Markdown, alt="words" in HTML, '
            "Alt Text in Word."
        ),
    ),
    "picture_elsewhere": (
        "Pictures are shown from “{value}”: they are gone here when they are gone there.",
        "Download them, upload them under media/, and write media/picture-name.jpg.",
    ),
    "picture_is_page": (
        "“{value}” is a page with a picture, not the picture; a link to it stands there.",
        "Download the picture, upload it under media/, and write media/picture-name.jpg.",
    ),
    "image_is_page": (
        "“{value}” is a page with a picture, not the picture; the article has no photo on top.",
        "Download the picture, upload it under media/, and write media/picture-name.jpg.",
    ),
    "blank_in_address": (
        "The address “{value}” has a blank; the picture is shown all the same.",
        "Write %20 for each blank: other programs end the address there.",
    ),
    "dead_anchor": (
        "The link to “#{value}” leads to no heading of this text.",
        "Write the words of the heading, in small letters with hyphens, behind “#”.",
    ),
    "dead_place": (
        "The link to “#{value}” leads to no heading of “{near}”.",
        "Write the words of a heading there, in small letters with hyphens, behind “#”.",
    ),
    "target_missing": (
        "“{value}” leads to nothing: nothing stands there on the site.",
        "Upload the file or publish the article, or correct the link; then this note goes.",
    ),
    "target_elsewhere": (
        "“{value}” leads to nothing in this folder.",
        "All is well if the newspaper has it; else put the file here, or correct the link.",
    ),
    "target_without_scheme": (
        "“{value}” leads to a page of this site, which is not there: it has no https:// in front.",
        "Write “https://{value}”.",
    ),
    "target_near": (
        "“{value}” leads to nothing, but “{near}” is there.",
        "Write “{near}” in the link, letter for letter.",
    ),
    "photo_small": (
        (
            "The photo “{value}” is small ({size} pixels): shared links show it blurred, or not at "
            "all."
        ),
        "Upload a larger one under the same name, of at least {limit} pixels.",
    ),
    "original_of_several": (
        "“{value}” fits several files, so none of them is the original.",
        "Write the one that is meant, with its folder: “{lines}”.",
    ),
    "target_of_several": (
        "“{value}” fits several files; the link leads to “{near}”.",
        "If another is meant, write its folder too: “{others}”.",
    ),
    "links_unchecked": (
        "Of {number} links and photos of this site only {limit} are looked up, up to “{value}”.",
        "Look at the others on the page yourself, or split the text.",
    ),
    "foreign_mark": (
        "“{value}” is a mark of another program and stands on the page as it is.",
        "Replace it by text, a link or a photo.",
    ),
    "other_markup": (
        "“{value}” is a mark of {name}, and stands as it is: this file is read as Markdown.",
        (
            "Write such marks as Markdown has them, in a .md file: ## A heading, **bold**, "
            "[words](https://…). Or make the file a .docx, as with Pandoc."
        ),
    ),
    "markdown_in_text": (
        "“{value}” stands as it was typed: a .txt file has no marks.",
        "Upload this text as .md, or take the marks out.",
    ),
    "bold_as_text": (
        "“{value}” stands on the page with its stars: they make nothing bold there.",
        (
            "Write <strong> before and </strong> behind the words in place of the stars, here and "
            "wherever else it is so."
        ),
    ),
    "table_as_text": (
        "“{value}” stands on the page with its bars: it is no table there.",
        (
            "Write |---|---| on a line of its own below the first row, with as many --- as it has "
            "cells, and leave no blank line between the rows."
        ),
    ),
    "link_without_address": (
        "“{value}” is no link: its address is nowhere in this text.",
        "Write the address on a line of its own, below a blank line: “{right}”.",
    ),
    "note_without_text": (
        "The footnote “{value}” has no text.",
        "Write its text on a line of its own, below a blank line: {value}: the text.",
    ),
    "fence_words": (
        "“{value}” is not on the page: what follows the signs of code is the name of its language.",
        "Write these words on a line of their own above the code.",
    ),
    "box_as_code": (
        "“{value}” is a mark of another program: what is below it is shown as code.",
        "Delete this line and the signs that close it; write its words as a line of the text.",
    ),
    "code_without_end": (
        "The code that begins here has no end, so all that is below is shown as code.",
        "Write a line {fence} below the code; where no code is meant, delete this line.",
    ),
    "definition_unused": (
        "“{value}” is not on the page: it gives a link its address, and no link refers to it.",
        "Write the link where it is meant, as [words](address), or delete this line.",
    ),
    "link_left_out": (
        "A link that begins with “{value}” is not kept; its words stay.",
        "Write a link that begins with https:, mailto: or tel:.",
    ),
    "link_to_nowhere": (
        "The address of the link “{value}” is none that browsers know; its words alone stay.",
        "Copy the address from the browser's address bar; it has at most 2,000 characters.",
    ),
    "link_is_empty": (
        "The link “{value}” has no address; its words alone stay.",
        "Write the address, such as [{value}](https://…), or delete the link.",
    ),
    "comment_without_end": (
        "A comment begins with “<!--” and has no end, so it stands on the page as text.",
        "Write “-->” behind the comment, or delete it.",
    ),
    "link_as_text": (
        "“{value}” stands on the page as text: its address has a blank or a bracket in it.",
        "Write %20 for each blank, %28 and %29 for brackets, and nothing before the address.",
    ),
    "no_text": (
        "The file has no text below its front matter.",
        "Write the text below the second “---”.",
    ),
    "no_text_in_html": (
        "The file has no text in its body.",
        "Write the text between <body> and </body>.",
    ),
    "no_text_below_keys": (
        "The file has no text below the lines on top.",
        "Write the text below them, after an empty line.",
    ),
    "link_in_html": (
        "“{value}” stands on the page as text: within HTML the marks of Markdown are not read.",
        "Write {right} in its place.",
    ),
    "link_in_text": (
        "“{value}” stands on the page as text: a .txt has no marks for links and photos.",
        "Write the address alone, from https:// on, or upload the text as .md.",
    ),
    "link_in_word": (
        "“{value}” stands on the page as text: a Word file has no marks for links and photos.",
        "Make the link, or insert the photo, with Word itself.",
    ),
    "frame_left_out": (
        "The embedded frame (iframe) of “{value}” is not shown.",
        "Replace it by a plain link to the video or map.",
    ),
    "hidden_left_out": (
        "“{value}” is not shown: its HTML hides it (hidden, display:none, a size of 0 …).",
        "Delete what hides it; if you did not write it, delete all of it.",
    ),
    "around_left_out": (
        "{number} words around the article of this saved web page are not shown: “{value} …”.",
        "If the article lacks something, copy all of it into a .md or a Word file.",
    ),
    "more_left_out": (
        "{number} more elements are not shown.",
        "Look at the page, and replace them by plain links, photos or sentences.",
    ),
    "element_left_out": (
        "The element “{value}” is not shown.",
        "Replace it by a plain link, a photo or a sentence.",
    ),
    # the file of a photo or of a download
    "photo_unreadable": (
        "This photo cannot be read.",
        "Save it again as JPEG, PNG or WebP, then upload it.",
    ),
    "photo_other_format": (
        "This photo cannot be read: the file is {format}.",
        "Save it as JPEG, PNG or WebP, then upload it. Another ending of its name changes nothing.",
    ),
    "photo_cut_off": (
        "The file of this photo is not whole: its end is missing.",
        "Copy it once more from the camera or phone, then upload it again.",
    ),
    "photo_grey_below": (
        "The lowest rows of this photo are all one grey, as in a damaged file.",
        (
            "Look at the photo. If a part of it is missing, copy it once more from the camera or "
            "phone, then upload it again."
        ),
    ),
    "photo_too_large": (
        "This photo is too large: {size}, where the limit is {limit}.",
        "Make the photo smaller, then upload it again.",
    ),
    "photo_in_scans": (
        "This progressive JPEG is too heavy to open: {size} in {scans} scans.",
        "Save it again as an ordinary JPEG, not progressive, then upload it.",
    ),
    "photo_in_pieces": (
        "The file of this photo is in more than {limit} pieces.",
        "Open it in a photo program, save it again as JPEG, PNG or WebP, then upload it.",
    ),
    "photo_moves": (
        "This picture moves (an animation); only its first frame is shown.",
        "For a moving picture, link to a video in the article.",
    ),
    "download_too_large": (
        "The file has {size}; {limit} is the most.",
        "Make the file smaller, or put a film on a video site and link to it there.",
    ),
    "article_among_downloads": (
        "This looks like an article, but under media/ it is only a download for readers.",
        "If it is an article, upload it as “{right}”, and delete this one.",
    ),
    "photo_without_ending": (
        "The name of this photo has no ending.",
        "Upload it again with the ending of its format, such as photo.jpg, and delete this one.",
    ),
    # site.yaml
    "site_deleted": (
        "site.yaml was deleted; the last good settings stay in force.",
        "Upload site.yaml again.",
    ),
    "letter_not_drawn": (
        (
            "The pictures beside shared links cannot show “{letter}”, so “{instead}” stands there "
            "for “{value}”."
        ),
        "Pages show the name as it is. For the pictures, write it without that letter or sign.",
    ),
    "sections_left": (
        "Sections that are no longer here: {sections}. Their articles stay, but in no section.",
        (
            "If this is a mistake, put the line back; if not, give those articles another section, "
            "since an earlier site.yaml is not kept permanently."
        ),
    ),
    "authors_left": (
        "Authors who are no longer here: {authors}. Their articles stay, with the same bylines.",
        (
            "Put their lines back, also those of reporters who have left, since an earlier "
            "site.yaml is not kept permanently; to hide a name, write public: false."
        ),
    ),
    "bad_base_url": (
        "The site address “{value}” cannot be used.",
        "Write base_url like https://www.example.org, with no folder after it.",
    ),
    "other_address": (
        (
            "base_url is {named}, but readers reach this site at {address}. Pages, feeds and "
            "sitemaps name themselves by base_url."
        ),
        (
            "Write “base_url: {address}” in site.yaml; or, if {host} is right, have the operator "
            "deploy with DomainName={host}."
        ),
    ),
    "bad_timezone": (
        "The time zone “{value}” is unknown.",
        (
            "Write an IANA name, such as Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura "
            "(WIT)."
        ),
    ),
    "bad_section": (
        "The section slug “{value}” cannot be used.",
        "Use small letters a-z, digits and hyphens, such as “our-town: Our Town”.",
    ),
    "reserved_section": (
        "The address /{value}/ belongs to Kilas itself.",
        "Choose another slug for this section, such as “news-{value}”.",
    ),
    "bad_author_code": (
        "The author code “{value}” cannot be used.",
        "Use 1-50 letters, digits, dots, underscores or hyphens, such as K-08.",
    ),
    "bad_link": (
        "The link “{value}” of “{key}” cannot be used.",
        "Write a full https://… address, or one of this site such as /p/about.html.",
    ),
    "approves_all": (
        "Every article without an approval is off the site, those from before included.",
        "Write from when on approvals are needed, as in “approve_since: 2026-11-27 08:00”.",
    ),
    "bad_approve_since": (
        "“approve_since: {value}” is no time.",
        "Write a day, or a day and a time, as in “approve_since: 2026-11-27 08:00”.",
    ),
    "bad_colour": (
        "The value “{value}” of “{key}” is no colour that Kilas knows.",
        (
            'Write six digits and letters in quotes, such as "#1a5fb4", or an English name such as '
            "navy."
        ),
    ),
    "faint_colour": (
        (
            "“{key}” would have text of the colour {value} on {ground}. The contrast is {ratio}:1, "
            "and readers need at least {needed}:1."
        ),
        "Write “{right}”, the closest colour that can be read, or choose another.",
    ),
    "bad_font": (
        "The value “{value}” of “{key}” is no font that Kilas knows.",
        "Choose one of these: {choices}.",
    ),
    "bad_logo": (
        (
            "“{value}” cannot be the logo: that is a PNG, JPEG, WebP or GIF under media/, with "
            "the word “logo” in its name."
        ),
        (
            "Save the logo as a PNG, at best 512 pixels wide or more, upload it as “{right}”, and "
            "write “logo: {right}”."
        ),
    ),
    "logo_awaited": (
        (
            "The logo “{value}” is not shown yet: no such picture is there, or it is one that "
            "cannot be shown. Pages have the newspaper's name in its place."
        ),
        (
            "Upload the logo under this very name; if you have, read the report on it. Pages then "
            "show it by themselves."
        ),
    ),
    "logo_near": (
        "The logo “{value}” is not there, but “{near}” is.",
        "Write “logo: {near}”, letter for letter.",
    ),
    "logo_unseen": (
        "The logo “{value}” is not shown: it is transparent all over.",
        "Upload it again under the same name, with something to be seen in it.",
    ),
    # approvals
    "unapproved": (
        "site.yaml asks for the approval of each version (“approve: required”).",
        "Whoever approves uploads the file “{file}” with this line in it: {digest}.",
    ),
    "unapproved_here": (
        "site.yaml asks for the approval of each version, and this folder has none of this one.",
        "Whoever approves uploads the file “{file}” with this line in it: {digest}.",
    ),
    "withdrawal_unapproved": (
        "The article is off the site. Its reason is shown once this version is approved.",
        "Whoever approves uploads the file “{file}” with this line in it: {digest}.",
    ),
    "approves_another": (
        "“{file}” approves {other} and not this version.",
        "Compare the two. Whoever approves this version writes this line into “{file}”: {digest}.",
    ),
    "approval_ended": (
        "“{file}” approved this text once. Readers have seen another version, or none, since.",
        "Whoever approves it again uploads “{file}” once more, with this line in it: {digest}.",
    ),
    "approves_other": (
        "This file approves another version of “{file}” than the one in this folder.",
        "Whoever has read the one in this folder puts this line into the file: {digest}.",
    ),
    "approves_nothing": (
        "This file approves nothing: it has no digest of 40 letters and digits in it.",
        "Copy the digest from the report on “{file}” into this file, and upload it again.",
    ),
    # what another upload, or Kilas itself, did to the file
    "overwritten": (
        (
            "This version has replaced another person's, uploaded at {time}, only minutes before. "
            "Perhaps that person's changes are lost."
        ),
        (
            "Read the other version, add what is missing, and upload the file again. An S3 program "
            "shows it among the versions of the file; the AWS CLI fetches it with “aws s3api "
            "get-object --bucket BUCKET --key {key} --version-id {version} other-version”."
        ),
    ),
    "other_form_gone": (
        (
            "“{other}” was deleted, and this file has its name with another ending. In another "
            "form an article loses its date, its address or its comments."
        ),
        (
            "If this is that article, write these lines into this file: “{lines}”. A new article "
            "needs no such lines."
        ),
    ),
    "looks_renamed": (
        (
            "This file has the content of “{other}”. Under a new name an article loses its "
            "comments, its date or its address."
        ),
        (
            "If this is that article under a new name, write these lines into this file: "
            "“{lines}”. Delete “{other}”, if it is still there. A new article needs no such lines."
        ),
    ),
    "fault_of_kilas": (
        "Kilas failed on this file; the fault is Kilas's own and is in its log.",
        "Tell whoever runs the newspaper, and undo your last change of the file meanwhile.",
    ),
    # what lies where Kilas does not look
    "stranger_folder": (
        "Kilas does not read the folder “{name}”.",
        "Move its files to “{right}”.",
    ),
    "stranger_settings": (
        "Kilas does not read the file “{name}”.",
        "Rename it to “{right}”, if it holds the settings of the newspaper.",
    ),
    "stranger_file": (
        "Kilas does not read the file “{name}”, since it is in no folder.",
        "Upload it as “{right}”, and delete this one.",
    ),
    "stranger_place": (
        "Kilas does not read the folder “{name}”.",
        "Move its articles to “articles/”, its pages to “pages/”, and its photos to “media/”.",
    ),
}

_STATUSES: Final[Mapping[int, str]] = {
    400: "Bad request",
    401: "Unauthorized",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    413: "Content too large",
    415: "Unsupported media type",
    422: "Unprocessable content",
    429: "Too many requests",
    500: "Internal server error",
}

_REFUSALS: Final[Mapping[str, Advice]] = {
    "bad_json": (
        "The body is not valid JSON.",
        'Send an object, such as {{"name": "Ani", "text": "I agree."}}.',
    ),
    "not_utf8": (
        "The body is not UTF-8.",
        "Send the text as UTF-8.",
    ),
    "too_many_fields": (
        "The form has more than {limit} fields.",
        "Send name and text only.",
    ),
    "bad_base64": (
        "The body was damaged on its way.",
        "Send it again.",
    ),
    "cross_site": (
        "This was sent from another site.",
        "Open the article on this site and send it from there.",
    ),
    "not_from_cdn": (
        "This service accepts requests through the site's address only.",
        "Use the site's address.",
    ),
    "path_unknown": (
        "There is no such address.",
        "The addresses are listed in /api/openapi.json.",
    ),
    "article_missing": (
        "There is no such article, or it is no longer published.",
        "Check its address.",
    ),
    "method_unknown": (
        "Method {method} is not served here.",
        "Use {allow}.",
    ),
    "comments_closed": (
        "Comments on this article are closed.",
        "You can still write to the newsroom.",
    ),
    "comments_off": (
        "This article takes no comments.",
        "You can still write to the newsroom.",
    ),
    "thread_full": (
        "The comments on this article are full: together they may have {limit} bytes.",
        "You can still write to the newsroom.",
    ),
    "body_too_large": (
        "The body is larger than {limit} bytes.",
        "Shorten your text.",
    ),
    "media_type": (
        "Media type “{given}” is not supported.",
        "Use application/json or application/x-www-form-urlencoded, in UTF-8.",
    ),
    "name_missing": (
        "The name is empty.",
        "Write your name.",
    ),
    "name_too_long": (
        "The name has {length} characters; at most {limit} fit.",
        "Shorten your name.",
    ),
    "name_reserved": (
        "This name belongs to the newsroom.",
        "Sign with your own name; if you are of the newsroom, reply in the article.",
    ),
    "text_missing": (
        "The comment is empty.",
        "Write your comment.",
    ),
    "text_too_long": (
        "The comment has {length} characters; at most {limit} fit.",
        "Shorten it or split it in two.",
    ),
    "text_too_large": (
        "The comment takes {length} bytes of the page; at most {limit} fit.",
        "Use fewer list marks, quotes, code and links, or split it in two.",
    ),
    "too_many_links": (
        "The comment has {length} links; at most {limit} are allowed.",
        "Leave some out.",
    ),
    "field_missing": (
        "Field “{field}” is missing.",
        "Add the field.",
    ),
    "field_invalid": (
        "Field “{field}” cannot be used.",
        "See its form in /api/openapi.json.",
    ),
    "busy": (
        "Many people write at once.",
        "Send it again in a few seconds.",
    ),
    "unexpected": (
        "Something went wrong on our side, and was noted.",
        "Try again in a while.",
    ),
}

_RECEIPTS: Final[Receipts] = {
    "published": (
        "The comment is published",
        (
            "The comment is shown under its article. If you do not see it yet, reload the article "
            "in a few seconds."
        ),
    ),
    "pending": (
        "The comment waits for the newsroom",
        (
            "We have received it. The newsroom reads it before it is shown; there is no need to "
            "send it again."
        ),
    ),
    "removed": (
        "The comment is not shown",
        "The newsroom has decided not to show this comment.",
    ),
    "hidden": (
        "The comment is not shown",
        "This article does not show comments now.",
    ),
    "unknown": (
        "There is no such comment",
        "This address is not complete, or the comment is no longer kept. Check the address.",
    ),
}

_COMMENT_PAGES: Final[CommentPages] = {
    "back": "Back",
    "typed": "What you wrote",
    "sent": "What you sent",
    "expired": "This address shows the text of the comment only for 15 minutes after it was sent.",
    "back_to_article": "Back to the article",
}

_SETTING_UP: Final[SettingUp] = {
    "soon": "Coming soon",
    "title": "This newspaper is being set up",
    "nothing_yet": "There is nothing to read here yet. Please come back later.",
    "newsroom": "Newsroom: this page goes by itself once a correct site.yaml has been uploaded.",
}

_OVERVIEW: Final[Overview] = {
    "title": "The newsroom now",
    "explanation": "Kilas renews this page each minute. A file that needs nobody is not on it.",
    "problem": "Problems",
    "waiting": "Waiting",
    "scheduled": "Scheduled",
    "draft": "Drafts",
    "note": "Notes",
    "latest": "Published last",
    "stranger": "Where Kilas does not look",
    "uploaded": "Uploaded {time}",
    "none": "None.",
    "more": "There are more than these {number}.",
    "uploads": "Files to be read: {number}",
    "pages": "Pages to be made: {number}",
    "sweeps": "Files to be judged again: {number}",
    "since": "At each look since {time}",
    "new_problems": "Files of {site} have problems that nobody was told of before.",
    "report": "Report: {url}",
    "others": "There may be other problems; this page has the newest.",
}

ENGLISH: Final = Texts(
    interface=_INTERFACE,
    dates=_DATES,
    report=_REPORT,
    problems=_PROBLEMS,
    statuses=_STATUSES,
    refusals=_REFUSALS,
    receipts=_RECEIPTS,
    comment_pages=_COMMENT_PAGES,
    setting_up=_SETTING_UP,
    overview=_OVERVIEW,
)
