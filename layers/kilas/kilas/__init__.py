"""Kilas: a newspaper's publishing system with nothing to keep running.

The rooms. Imports run one way: a room may import those below it, never one above or beside it
(tests/unit/test_structure.py holds the rule). The rooms of the steps come first.

    wiring/         the one place that makes clients and joins the steps to adapters
    settings        each function's environment variables; newspapers for the kilas command
    adapters/       the ports over AWS; the only code that knows boto3
    api/            step "comments", its HTTP side: a reader's request -> a comment, or a refusal
    moderation      what an editor does with comments: list, show, approve, remove
    editing/        what an editor does with files: check, publish, move, ask what became of them
    ingest/         step: an article, a page or site.yaml as it is now -> its record and its names
    media/          step: a photo as it is now -> its record
    clock/          step: what time and a new release ask for
    plan/           step: a change in the table -> the pages and files that may now be wrong
    sweep/          step: a part of what there is -> messages for what may be wrong of it
    publish/        step: a page that may be wrong -> the page as it ought to be
    purge/          step: what readers must not see any longer -> a request to the CDN
    uploads/        what ingest and media share: reconciling the record of an upload
    pages/          the kinds of page, one row each, and how each is made
    store/          records, claims, lists and comments as items of the table, and its stream
    batches         drives a step with the messages of one batch, while time is left
    cdn             what the steps ask of the CDN: cache tags, the paths of a purge, its ports
    queues          what the steps ask of the queues
    ports           what the steps ask of the rest of the outside world
    sweeps          what sweep is asked, and its queue's bodies
    messages        what the steps ask of each other, the shape of a step, the queues' bodies
    changes         what can change in the table
    basis           the rules for which a sweep judges files again
    standing        what stands on the site of an article and of a list
    targets         what links lead to, and the names by which other files find it
    retired         assets that only pages of yesterday ask for
    record          what the table knows of one file
    comments/       a comment, and the rules for its name and text
    lists           which lists of articles there are, and an article's place in them
    articles/       source formats -> Article; from here down all but log is pure
    bodies/         the text of a source file -> HTML that is safe, and means what its editor meant
    site/           site.yaml -> Site
    docx/           the bytes of a .docx -> HTML, and what is not in it
    photos/         the bytes of a photo -> its size, and its renditions for the web
    renditions      what the web gets of a photo, and how media hands it to publish
    documents/      YAML, TOML and JSON with the lines on which values are
    claims          the names that files hold, and which of two files has a name
    times           moments and months as texts that sort
    addresses/      the site map: every address that Kilas knows
    content_keys    the keys of the content bucket
    texts/          everything that Kilas says to people, in each language
    log             the one logger
    errors          what can go wrong, for programs
    patterns        regular expressions that few texts need, compiled when one does
    problems        what can be wrong in a file, for editors

Beside them are templates/ and assets/, which pages are made with.
"""
