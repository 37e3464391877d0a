"""The S3 clients of editors as they run them: the AWS CLI, rclone and s3cmd.

Each is entered by its command line alone, with the configuration that docs/editors.id.md gives, and
the endpoint of this machine. `make test` installs the three: requirements/clients.txt.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

import pytest

from local import ROOT
from local.emulator import REGION

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.system.newspaper import Newspaper

PROGRAMS: Final = ROOT / ".build" / "clients" / "bin"
INSTALL: Final = "install the S3 clients: make .build/clients/.ready"

PARTS: Final = 8 * 1024 * 1024
"""Bytes. The bound of the AWS CLI; the others are told to take no larger one."""

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
        lines = [
            "[koran]", "type = s3", "provider = AWS", f"region = {REGION}",
            f"access_key_id = {key[0]}", f"secret_access_key = {key[1]}", "no_check_bucket = true",
            f"endpoint = {endpoint}", "force_path_style = true",
            # rclone sends the checksum behind the bytes, which its SDK does over TLS alone.
            "use_unsigned_payload = true",
        ]  # fmt: skip
        path = self._home / "rclone.conf"
        path.write_text("\n".join(lines) + "\n")
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
        lines = [
            "[default]", f"access_key = {key[0]}", f"secret_key = {key[1]}",
            f"bucket_location = {REGION}", f"host_base = {host}", f"host_bucket = {host}",
            "use_https = False",
            # Without this, mv copies the ACL too, and the content bucket has none:
            # https://github.com/s3tools/s3cmd/issues/1304
            "acl_public = False",
        ]  # fmt: skip
        (self._home / ".s3cfg").write_text("\n".join(lines) + "\n")
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
