"""A process that does what is due in a database at a moment: `python -m tests.actions.due_process FILE TIME`."""

import asyncio
import sys
from datetime import datetime
from pathlib import Path

from chat_server.actions.run_due_work import run_due_work
from chat_server.store.sqlite import SqliteStore
from tests.actions.desks import Office, StillClock, StillLibrary
from tests.domain.policies import POLICY


async def main(file: Path, now: datetime) -> None:
    store = SqliteStore(file)
    await store.start()
    # Clocks ask for the policy only, and building the knowledge would take longer than all the rest.
    office = Office(store, StillClock(now), library=StillLibrary(None, POLICY))
    print("ready", flush=True)
    await run_due_work(office.desk)
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])))
