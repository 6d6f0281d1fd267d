"""Fixtures for a suite that runs offline. Installed with the package: there is nothing to configure.

- ``focus_cte_sandbox``: a sandbox of its own for each test.
- ``focus_cte_client``, ``focus_cte_async_client``: clients of it. ``FOCUS_CTE_TOKEN`` and ``FOCUS_CTE_AMBIENTE`` point to it
as well, so that code under test that makes its own client finds the sandbox.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .async_client import AsyncClient
    from .client import Client
    from .sandbox import Sandbox

__all__ = ["focus_cte_async_client", "focus_cte_client", "focus_cte_sandbox"]


@pytest.fixture
def focus_cte_sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """The API, offline, for one test. A CT-e is authorised 50 ms after it was sent."""
    from .sandbox import Sandbox

    with Sandbox(processamento=0.05) as sandbox:
        monkeypatch.setenv("FOCUS_CTE_TOKEN", "token-de-teste")
        monkeypatch.setenv("FOCUS_CTE_AMBIENTE", sandbox.url)
        yield sandbox


@pytest.fixture
def focus_cte_client(focus_cte_sandbox: Sandbox) -> Iterator[Client]:
    """A client of ``focus_cte_sandbox``."""
    with focus_cte_sandbox.client() as client:
        yield client


@pytest.fixture
def focus_cte_async_client(focus_cte_sandbox: Sandbox) -> AsyncClient:
    """An ``asyncio`` client of ``focus_cte_sandbox``."""
    return focus_cte_sandbox.async_client()
