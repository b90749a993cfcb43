"""How the workbench is served."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from wirebook.errors import UsageError
from wirebook.knowledge.own import NOTHING_OWN, Own

DEFAULT_PORT = 8520
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1", "[::1]")
NEEDS_TOKEN = "E420"  # noqa: S105 - a code of an error
NEEDS_HOSTS = "E421"

MEGABYTE = 1024 * 1024


def is_loopback(host: str) -> bool:
    """Whether an address to listen on can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Settings:
    """How the workbench is served.

    host, port: where it listens; token: what writing asks for, None for nobody is asked; allowed_hosts: names by
    which browsers may call this server, beside those of this machine; title: shown as the book's name;
    max_body: bytes of one request; max_articles: articles in one upload; max_waiting: uploads that wait to be read;
    own: files of frames and actors of one's own that uploads are read with.
    """

    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    token: str | None = None
    allowed_hosts: tuple[str, ...] = ()
    title: str = ""
    max_body: int = 10 * MEGABYTE
    max_articles: int = 200
    max_waiting: int = 20
    own: Own = NOTHING_OWN

    @property
    def hosts(self) -> tuple[str, ...]:
        """All names by which this server may be called."""
        return (*LOCAL_HOSTS, *self.allowed_hosts)

    def check(self) -> None:
        """Raises UsageError where others could reach the server and nothing would guard it."""
        if is_loopback(self.host):
            return
        if not self.token:
            raise UsageError(
                f"--host {self.host} lets other machines in; choose a secret that writing asks for with --token",
                code=NEEDS_TOKEN,
            )
        if not self.allowed_hosts:
            raise UsageError(
                f"--host {self.host} lets other machines in; name this server as they call it with --allow-host",
                code=NEEDS_HOSTS,
            )
