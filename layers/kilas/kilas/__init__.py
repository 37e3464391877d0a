"""Kilas: a newspaper's publishing system with nothing to keep running.

The rooms, in the order of the flow. Imports run one way: a room may import those below it, and
never one above (tests/unit/test_structure.py holds the rule).

    wiring               the one place that makes clients and joins use cases to adapters
    settings             each function's environment variables; newspapers for the kilas command
    adapters/            the ports over AWS; the only code that knows boto3
    moderation           what an editor does with comments: list, show, approve, remove
    comments/            a reader's request -> a comment, or a refusal that says why
    pages/               changes -> the pages that may be wrong -> what ought to stand there
    media/               photos: what they are, and the copies that the web gets
    ingest/              a file as it is now -> its record, and the names that it holds
    store/               records, claims, lists and comments as the table's items, and its stream
    batches              the messages of one batch, worked on while time is left
    ports                what the use cases ask of the outside world
    changes              what can change in the table, in the past tense
    record               what the table knows of one file
    lists                which lists of articles there are, and an article's place in them
    comments/comment     a comment as the table keeps it
    articles/ newsroom/  source formats -> Article, site.yaml -> Site; from here down all is pure
    documents/           YAML, TOML and JSON with the lines on which things stand
    problem_texts/       each problem, and its remedy, in the editor's language
    log                  the one logger
    errors, problems     what can go wrong, for programs and for editors

Beside them stand templates/ and assets/: what pages are made with.
"""
