"""The whole cloud on one machine: MiniStack runs template.yaml, a front door forwards to it.

    __main__         `make run`: arguments, messages, signals
    stack            the order of things: start, deploy, upload, open the door, stop
    lock             who runs on a state directory; also asked by `make clean`
    emulator         the MiniStack process
    build            functions/ and layers/ -> zips; template.yaml -> what CloudFormation takes
    deploy           the stack, and what MiniStack's CloudFormation leaves out
    newsroom         a folder of articles: whether it is one, and what is wrong with its site.yaml
    uploads          such a folder -> the content bucket, once and while it changes
    front_door       http://localhost:8080/ -> the emulated CloudFront distribution
    moderate         `./kilas moderate`: comments that wait for an editor, here and on AWS
    import_template  `./kilas import-template`: what a deleted stack left -> a new stack
    aws_errors       what AWS refuses, in one line
    errors           what is told in one line instead of a traceback

Nothing of the product is written here: what a reader or an editor sees comes from the template.
"""

from __future__ import annotations

import sys
from pathlib import Path

# Nothing is installed as a distribution (pyproject.toml), so the library is found beside us.
LIBRARY = str(Path(__file__).resolve().parent.parent / "layers" / "kilas")
if LIBRARY not in sys.path:
    sys.path.append(LIBRARY)
