"""The whole cloud on one machine: MiniStack runs template.yaml, a front door forwards to it.

    __main__         `make run`: arguments, messages, signals
    stack            the order of things: start, deploy, upload, open the door, stop
    lock             which process uses a state directory; `make clean` asks too
    emulator         starts and stops the MiniStack process
    last_run         what the last such process left: waited for, and made fit for a start
    ministack_process  the program of that process: MiniStack, with faster queries
    confusables      makes a module of the library from Unicode's list; run by hand
    build            functions/ and layers/ -> zips; template.yaml -> what CloudFormation takes
    deploy           the stack, and what MiniStack's CloudFormation leaves out
    newsroom         a newspaper's folder: its site.yaml, and the mistakes in it
    uploads          such a folder -> the content bucket, once and while it changes
    front_door       http://localhost:8080/ -> the emulated CloudFront distribution
    compression      what CloudFront compresses on the way to a reader
    stack_file       stack.json: where the newspaper is, for tools and tests
    import_template  `kilas import-template`: what a deleted stack left -> a new stack
    errors           what is printed in one line in place of a traceback

Nothing of the product is written here: what a reader or an editor sees comes from the template.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""

# First in the path: the environment may have been made for another checkout.
LIBRARY = str(ROOT / "layers" / "kilas")
if LIBRARY not in sys.path:
    sys.path.insert(0, LIBRARY)
