"""Starts the emulator's moto as the front does, and gives boto3 clients for it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from functools import lru_cache
from pathlib import Path
from socket import socket
from typing import Any

SERVER = Path(__file__).resolve().parents[4] / "tools" / "local" / "moto" / "server.py"
sys.path.insert(0, str(SERVER.parent))

START_SECONDS = 60


def free_port() -> int:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Moto:
    """One server process; it ends when its standard input is closed."""

    def __init__(self, *options: str) -> None:
        self.port = free_port()
        command = [sys.executable, str(SERVER), "--port", str(self.port), *options]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        self.clients: dict[str, Any] = {}
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self.get("health")
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    self.stop()
                    raise

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_sevenfold/{path}") as answer:
            return json.load(answer)

    def inventory(self) -> list[str]:
        """What exists, as `service type` words."""
        found = self.get("inventory")["resources"]
        return [f"{resource['service']} {resource['type']}" for resource in found]

    def client(self, service: str) -> Any:
        if service not in self.clients:
            self.clients[service] = session().client(
                service, endpoint_url=f"http://127.0.0.1:{self.port}", config=once()
            )
        return self.clients[service]

    def stop(self) -> None:
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait(timeout=START_SECONDS)
        if self.process.stderr:
            self.process.stderr.close()


@lru_cache(maxsize=None)
def session() -> Any:
    import boto3

    return boto3.Session("test", "test", region_name="eu-west-1")


@lru_cache(maxsize=None)
def once() -> Any:
    from botocore.config import Config

    return Config(retries={"total_max_attempts": 1})
