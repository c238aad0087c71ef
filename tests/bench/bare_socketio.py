"""The least that a chat on python-socketio does: acknowledge and tell a room. Nothing is checked or stored.

Its defaults, on aiohttp: `python bare_socketio.py PORT`; the argument `uvloop` after it takes that event loop.
"""

import asyncio
import sys
from typing import Any

import socketio
import uvloop
from aiohttp import web

server = socketio.AsyncServer(async_mode="aiohttp")


@server.event
async def human(sid: str, _: Any) -> Any:
    """Open a room for this visitor."""
    await server.enter_room(sid, f"conversation:{sid}")
    return {"ok": True, "conversation": {"id": f"conversation:{sid}"}}


@server.on("open")
async def open_room(sid: str, asked: Any) -> Any:
    """Join a visitor's room."""
    await server.enter_room(sid, asked["conversation_id"])
    return {"ok": True}


@server.event
async def leave(_: str, __: Any) -> Any:
    """Nothing to do here."""
    return {"ok": True}


@server.event
async def claim(_: str, __: Any) -> Any:
    """Nothing to do here."""
    return {"ok": True}


@server.event
async def say(sid: str, said: Any) -> Any:
    """Tell the room of two, then acknowledge."""
    message = {
        "conversation_id": f"conversation:{sid}",
        "seq": 1,
        "client_id": said["client_id"],
        "author": {"kind": "visitor", "id": sid, "name": ""},
        "kind": "text",
        "text": said["text"],
        "at": "2026-11-23T02:00:00.000Z",
    }
    await server.emit("message", message, room=f"conversation:{sid}")
    return {"ok": True, "message": message}


async def main(port: int) -> None:
    """Serve until it is killed."""
    app = web.Application()
    server.attach(app)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    (uvloop.run if "uvloop" in sys.argv else asyncio.run)(main(int(sys.argv[1])))
