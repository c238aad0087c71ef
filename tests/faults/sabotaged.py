"""The server with a trap: `python -m tests.faults.sabotaged POINT NUMBER` kills itself at the NUMBERth time at POINT.

`… sabotaged HANGS SECONDS` makes the bot take so long for each text.

The traps wrap functions of the real server from outside, so that the product holds no hooks for tests.
"""

import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

from bot.knowledge import Knowledge
from chat_server.cli import main
from chat_server.store import postgres, sqlite
from chat_server.web import agent_socket, visitor_socket
from chat_server.web.fanout import SocketFanout

HANGS = "the bot hangs"
POINTS = ("before commit", "between commit and fan-out", "between commit and receipt")


class Trap:
    """Kills this process, as a power cut would, when it is entered for the last time."""

    def __init__(self, number: int) -> None:
        self._left = number

    def enter(self) -> None:
        self._left -= 1
        if self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


def before(trap: Trap, step: Callable[..., Any]) -> Callable[..., Any]:
    """`step`, with the trap before it."""

    def trapped(*arguments: Any, **named: Any) -> Any:
        trap.enter()
        return step(*arguments, **named)

    return trapped


def after(trap: Trap, act: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """`act`, with the trap after it."""

    async def trapped(*arguments: Any, **named: Any) -> Any:
        result = await act(*arguments, **named)
        trap.enter()
        return result

    return trapped


def slow(seconds: int, step: Callable[..., Any]) -> Callable[..., Any]:
    """`step`, so many seconds late."""

    def late(*arguments: Any, **named: Any) -> Any:
        time.sleep(seconds)
        return step(*arguments, **named)

    return late


def set_trap(point: str, number: int) -> None:
    """Put a trap at one of POINTS."""
    trap = Trap(number)
    if point == "before commit":
        # What both stores do last before they commit.
        sqlite.insert_left = before(trap, sqlite.insert_left)
        postgres.insert_left = before(trap, postgres.insert_left)
    elif point == "between commit and fan-out":
        SocketFanout.saved = before(trap, SocketFanout.saved)  # type: ignore[method-assign]
    elif point == "between commit and receipt":
        visitor_socket.visitor_says = after(trap, visitor_socket.visitor_says)
        agent_socket.agent_says = after(trap, agent_socket.agent_says)
    elif point == HANGS:
        Knowledge.look_up = slow(number, Knowledge.look_up)  # type: ignore[method-assign]
    else:
        raise SystemExit(f"no such point: {point}; there are {', '.join(POINTS)}")


if __name__ == "__main__":
    set_trap(sys.argv[1], int(sys.argv[2]))
    main(["serve"])
