"""The kilas command, for those who edit and operate a newspaper: `.venv/bin/kilas`.

    app         the command and its parts; what pyproject.toml starts
    comments    `kilas comments`: list, show, approve, remove
    new         `kilas new`: a file for a new article
    layout      where a newsroom keeps its articles
    check       `kilas check`: what Kilas would say of files that are not uploaded
    publish     `kilas publish`: upload files, and say what became of each
    move        `kilas mv`: another name for a file
    status      `kilas status` and `kilas open`
    overview    the overview of the newsroom as lines
    desk        what Kilas said of a file: as lines, and for programs
    folder      a newsroom's folder: which of its files has which key
    newspaper   the options that name a newspaper -> the newspaper, opened
    progress    a bar for work that takes long
    output      comments as text that is safe on a terminal, and as JSON
    errors      what went wrong, in one line with its remedy

The command translates, as the handlers in functions/ do: words in, one call of the library, lines
out. The work is in the library (kilas.moderation, kilas.editing), and kilas.wiring makes the
clients. No module imports this package.
"""
