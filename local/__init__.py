"""The whole cloud on one machine: MiniStack runs template.yaml, a front door forwards to it.

    __main__     `make run`: arguments, messages, signals
    stack        the order of things: start, deploy, upload, open the door, stop
    emulator     the MiniStack process
    build        functions/ and layers/ -> zips; template.yaml -> what CloudFormation takes
    deploy       the stack, and what MiniStack's CloudFormation leaves out
    uploads      a folder of articles -> the content bucket, once and while it changes
    front_door   http://localhost:8080/ -> the emulated CloudFront distribution
    errors       what is told in one line instead of a traceback

Nothing of the product is written here: what a reader or an editor sees comes from the template.
"""
