"""The S3 clients of editors as they run them: the AWS CLI, rclone and s3cmd.

Each is entered by its command line alone, with the configuration that docs/editors.id.md gives, and
the endpoint of this machine. `make test` installs the three: requirements/clients.txt.
"""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from local import ROOT
from local.emulator import REGION
from tests.documents import fences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.system.newspaper import Newspaper

PROGRAMS: Final = ROOT / ".build" / "clients" / "bin"
INSTALL: Final = "install the S3 clients: make .build/clients/.ready"

PARTS: Final = 8 * 1024 * 1024
"""Bytes. The bound of the AWS CLI; the others are told to take no larger one."""

BUCKET: Final = re.compile("<ContentBucketName>|NAMA-BUCKET")
GUIDE: Final = [each.text for each in fences() if each.document == "editors.id.md"]


def of_guide(head: str, values: Mapping[str, str]) -> str:
    """The configuration that the guide for editors gives under this line, with these values."""
    [text] = [text for text in GUIDE if text.startswith(f"{head}\n")]
    kept = [line for line in text.splitlines() if line.split(" = ")[0] not in values]
    return "\n".join([*kept, *(f"{name} = {value}" for name, value in values.items()), ""])


Key = tuple[str, str]
"""An access key: its id and its secret."""


class Client:
    """A client with the key of an editor; keys of objects are handed in without the bucket."""

    program: str

    def __init__(self, newspaper: Newspaper, key: Key, home: Path) -> None:
        self._bucket = newspaper.content_bucket
        self._home = home
        self._environment = self.configure(newspaper.aws_endpoint, key)

    def configure(self, endpoint: str, key: Key) -> Mapping[str, str]:
        """Write the client's configuration below its home; returns variables for it."""
        raise NotImplementedError

    def lines_of_guide(self) -> list[list[str]]:
        """The words of each line that the guide for editors has for the client, on this bucket."""
        lines = (line for text in GUIDE for line in text.splitlines())
        filled = (BUCKET.sub(self._bucket, line) for line in lines)
        return [line.split()[1:] for line in filled if line.startswith(f"{self.program} ")]

    @property
    def home(self) -> Path:
        """The folder that the client is started in."""
        return self._home

    def copy_folder(self, folder: Path, prefix: str) -> None:
        """Upload what is new in a folder."""
        raise NotImplementedError

    def mirror_folder(self, folder: Path, prefix: str) -> None:
        """Upload what is new in a folder, and delete what the folder lacks."""
        raise NotImplementedError

    def move(self, old: str, new: str) -> None:
        raise NotImplementedError

    def remove(self, key: str) -> None:
        raise NotImplementedError

    def upload(self, file: Path, key: str) -> None:
        """Upload a file; in parts where the file has more than PARTS bytes."""
        raise NotImplementedError

    def run(self, *words: str | Path) -> None:
        """Run the client to its end; fail with what it printed where that is an error."""
        program = PROGRAMS / self.program
        if not program.exists():
            pytest.fail(f"{self.program} is missing: {INSTALL}")
        # Nothing of the machine's own configuration, keys or proxies counts.
        environment = {"PATH": os.environ["PATH"], "HOME": str(self._home), **self._environment}
        done = subprocess.run(
            [program, *words], env=environment, cwd=self._home, capture_output=True, text=True,
            check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, f"{self.program} {words}: {done.stdout}{done.stderr}"


class AwsCli(Client):
    program = "aws"

    def configure(self, endpoint: str, key: Key) -> Mapping[str, str]:
        return {
            "AWS_ENDPOINT_URL": endpoint,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": key[0],
            "AWS_SECRET_ACCESS_KEY": key[1],
        }

    def copy_folder(self, folder: Path, prefix: str) -> None:
        self.run("s3", "sync", folder, self._place(prefix))

    def mirror_folder(self, folder: Path, prefix: str) -> None:
        self.run("s3", "sync", "--delete", folder, self._place(prefix))

    def move(self, old: str, new: str) -> None:
        self.run("s3", "mv", self._place(old), self._place(new))

    def remove(self, key: str) -> None:
        self.run("s3", "rm", self._place(key))

    def upload(self, file: Path, key: str) -> None:
        self.run("s3", "cp", file, self._place(key))

    def _place(self, key: str) -> str:
        return f"s3://{self._bucket}/{key}"


class Rclone(Client):
    program = "rclone"

    def configure(self, endpoint: str, key: Key) -> Mapping[str, str]:
        of_this_machine = {
            "region": REGION,
            "endpoint": endpoint,
            "force_path_style": "true",
            # rclone sends the checksum behind the bytes, which its SDK does over TLS alone.
            "use_unsigned_payload": "true",
        }
        keys = {"access_key_id": key[0], "secret_access_key": key[1]}
        path = self._home / "rclone.conf"
        path.write_text(of_guide("[koran]", keys | of_this_machine))
        return {"RCLONE_CONFIG": str(path)}

    def copy_folder(self, folder: Path, prefix: str) -> None:
        self.run("copy", folder, self._place(prefix))

    def mirror_folder(self, folder: Path, prefix: str) -> None:
        self.run("sync", folder, self._place(prefix))

    def move(self, old: str, new: str) -> None:
        self.run("moveto", self._place(old), self._place(new))

    def remove(self, key: str) -> None:
        self.run("deletefile", self._place(key))

    def upload(self, file: Path, key: str) -> None:
        # rclone's own bound is 200 MiB.
        self.run("copyto", "--s3-upload-cutoff", "8M", file, self._place(key))

    def _place(self, key: str) -> str:
        return f"koran:{self._bucket}/{key}"


class S3cmd(Client):
    program = "s3cmd"

    def configure(self, endpoint: str, key: Key) -> Mapping[str, str]:
        host = endpoint.removeprefix("http://")
        of_this_machine = {
            "bucket_location": REGION,
            "host_base": host,
            "host_bucket": host,
            "use_https": "False",
        }
        # Without acl_public, which the guide has, mv copies the ACL too, and the content bucket has
        # none: https://github.com/s3tools/s3cmd/issues/1304
        keys = {"access_key": key[0], "secret_key": key[1]}
        (self._home / ".s3cfg").write_text(of_guide("[default]", keys | of_this_machine))
        return {}

    def copy_folder(self, folder: Path, prefix: str) -> None:
        self.run("sync", f"{folder}/", self._place(prefix))

    def mirror_folder(self, folder: Path, prefix: str) -> None:
        self.run("sync", "--delete-removed", f"{folder}/", self._place(prefix))

    def move(self, old: str, new: str) -> None:
        self.run("mv", self._place(old), self._place(new))

    def remove(self, key: str) -> None:
        self.run("rm", self._place(key))

    def upload(self, file: Path, key: str) -> None:
        # s3cmd's own bound is 15 MiB.
        self.run("put", "--multipart-chunk-size-mb", "5", file, self._place(key))

    def _place(self, key: str) -> str:
        return f"s3://{self._bucket}/{key}"


CLIENTS: Final[Mapping[str, type[Client]]] = {
    each.program: each for each in (AwsCli, Rclone, S3cmd)
}
