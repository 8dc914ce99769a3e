"""How long something takes, whatever else the process of the tests does."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds(work: Callable[[], object], tries: int = 1) -> float:
    """Processor seconds of this thread, without what other tests left in the memory; the least of several tries."""
    took = []
    gc.disable()
    try:
        for _ in range(tries):
            begin = time.thread_time()
            work()
            took.append(time.thread_time() - begin)
    finally:
        gc.enable()
    return min(took)
