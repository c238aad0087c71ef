"""What a process costs, read from /proc: CPU seconds and resident memory; and which cores it may use."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_CORES = sorted(os.sched_getaffinity(0))
SERVER_CORE = {_CORES[0]}
LOAD_CORE = {_CORES[-1]}


def cpu_seconds(*pids: int) -> float:
    """User and system time of all threads of these processes."""
    return sum(_ticks(pid) for pid in pids) / _TICKS


def _ticks(pid: int) -> int:
    # The name, in brackets, may hold spaces; utime and stime are the 14th and 15th field of the line.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def resident_bytes(*pids: int) -> int:
    """Resident memory; with several processes their private memory and their share of what they have in common."""
    if len(pids) == 1:
        return _from(f"/proc/{pids[0]}/status", "VmRSS:")
    return sum(_from(f"/proc/{pid}/smaps_rollup", "Pss:") for pid in pids)


def _from(file: str, name: str) -> int:
    for line in Path(file).read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    return 0


@contextlib.contextmanager
def on_cores(cores: set[int]) -> Iterator[None]:
    """What is started inside runs on these cores; a child keeps them."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
