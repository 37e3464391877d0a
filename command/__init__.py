"""The kilas command, for those who edit and operate a newspaper: `.venv/bin/kilas`.

    app         the command and its parts; what pyproject.toml starts
    comments    `kilas comments`: list, show, approve, remove
    newspaper   the options that name a newspaper -> where it is
    output      comments as text that is safe on a terminal, and as JSON
    errors      what went wrong, in one line with its remedy

The command translates, as the handlers in functions/ do: words in, one call of the library, lines
out. The work is in the library (kilas.moderation), and kilas.wiring makes the clients. No module
imports this package.
"""
