"""What an editor does with files: judge them offline, upload them, move them, ask what became of
them.

For the programs of editors, such as the kilas command. No step of the flow imports this room.

    check       files of this machine -> what ingest and media would say of each
    unsent      a file of this machine, as it is once it is uploaded
    at_hand     what links lead to among such files
    rivals      which files of the folder may want the names of those that are judged
    approving   the approvals in the folder, and the texts that lack one
    bucket      the ports: the content bucket, and the way to a newspaper
    publish     upload files, and learn what became of each
    same        whether the bucket has the bytes of a file already
    parallel    work on many things at once
    move        another key for a file, with the same comments, date and address
    lines       new lines in a file's front matter
    overview    the overview of the newsroom, as Kilas writes it for programs
"""
