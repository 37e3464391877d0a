"""What an editor does with files: judge them offline, upload them, move them, ask what became of
them.

For the programs of editors, such as the kilas command. No step of the flow imports this room.

    check       files of this machine -> what ingest and media would say of each
"""
