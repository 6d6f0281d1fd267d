"""A sandbox in a process of its own, so that its work is not counted as the client's."""

from __future__ import annotations

import sys

from focus_cte import Sandbox

with Sandbox(rigor="documentacao", processamento=3600) as sandbox:
    print(sandbox.url, flush=True)
    sys.stdin.read()
