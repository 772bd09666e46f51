"""Every fix mends its gap; without it, the same proof fails."""

from __future__ import annotations

import importlib
import unittest
from concurrent.futures import ThreadPoolExecutor
from itertools import zip_longest
from typing import Iterator

from botocore.exceptions import BotoCoreError, ClientError
from proofs import PROOFS, Proof
from support import Moto

import fixes

# Each takes a processor for two seconds and about 150 MB.
SERVERS_AT_ONCE = 3


class FixesTest(unittest.TestCase):
    def test_every_fix_has_a_proof(self) -> None:
        self.assertEqual(sorted(PROOFS), fixes.names())

    def test_each_gap_is_mended(self) -> None:
        moto = Moto()
        self.addCleanup(moto.stop)
        for name, proof in PROOFS.items():
            with self.subTest(name):
                proof(moto)

    def test_each_gap_is_there_without_its_fix(self) -> None:
        with ThreadPoolExecutor(SERVERS_AT_ONCE) as pool:
            for needless in pool.map(proved_without, one_of_each_service()):
                self.assertEqual(needless, [])


def proved_without(names: list[str]) -> list[str]:
    """Those of some fixes whose proof passes on a server that lacks them all."""
    moto = Moto(*(option for name in names for option in ("--without-fix", name)))
    try:
        return [name for name in names if passes(PROOFS[name], moto)]
    finally:
        moto.stop()


def passes(proof: Proof, moto: Moto) -> bool:
    try:
        proof(moto)
    except (AssertionError, BotoCoreError, ClientError, ValueError):
        return False
    return True


def one_of_each_service() -> Iterator[list[str]]:
    """Every fix once, in groups that a server can do without at once: no two of one service."""
    by_service: dict[str, list[str]] = {}
    for name in PROOFS:
        service = importlib.import_module(f"fixes.{name}").SERVICE
        by_service.setdefault(service, []).append(name)
    for group in zip_longest(*by_service.values()):
        yield [name for name in group if name is not None]


if __name__ == "__main__":
    unittest.main()
