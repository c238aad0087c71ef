"""The library that serves: the knowledge folder, watched; a sound change is swapped in as a whole within a second.

A folder with a fault changes nothing: the last good state keeps serving, and the faults are logged with file, line and
cure. Only at the start are faulty articles left out, because then there is no earlier state to keep.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import structlog
import watchfiles

from bot.fault import Fault, KnowledgeError
from bot.knowledge import Knowledge
from bot.lookup import LookedUp
from chat_server.domain.errors import UnavailableError
from chat_server.domain.policy import Policy
from chat_server.domain.replies import Reply
from chat_server.services.ending import end
from chat_server.services.knowledge_files import Stamps, stamps_of
from chat_server.services.knowledge_reading import Reading, Serving, read_folder, taught_by
from chat_server.services.memory import return_free
from chat_server.services.stored_knowledge import StoredKnowledge

_PATIENCE = 3.0  # seconds for one look-up; then a person gets the question (reliability.md, F28)
_MOST_WAITING = 200
_DEBOUNCE_MS, _STEP_MS = 200, 50  # a burst of changes is read when it pauses, or after this long
_GLANCE_MS = 2_000  # how often to look without being told: a swapped folder tells nothing
_PAUSE = 1.0
_MOST_LOGGED = 20
_log = structlog.get_logger(__name__)


class KnowledgeFolder:
    """The library of one knowledge folder. `start` reads and watches it, `close` ends that.

    `stored` is where knowledge lies ready for the next start.
    """

    def __init__(self, folder: Path, stored: StoredKnowledge | None = None) -> None:
        self._folder = folder
        self._stored = stored
        self._serving: Serving | None = None
        self._faults: tuple[Fault, ...] = ()
        self._stamps: Stamps = {}
        self._watching: asyncio.Task[None] | None = None
        self._waiting = 0
        self._told: Callable[[], None] | None = None
        # One thread: a look-up is pure computing, more of them would only take the processor from the event loop.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="look-up")
        # Another for reading, so that nobody's question waits while a change is built.
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="knowledge")

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge that serves now."""
        return self._now().knowledge

    @property
    def policy(self) -> Policy:
        """The policy that serves now."""
        return self._now().policy

    @property
    def replies(self) -> tuple[Reply, ...]:
        """The ready-made replies that serve now."""
        return self._now().replies

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with the folder as it is now; empty when it serves as it is."""
        return self._faults

    def when_swapped(self, tell: Callable[[], None]) -> None:
        """Call `tell` from now on whenever another state of the folder serves."""
        self._told = tell

    async def start(self) -> None:
        """Read the folder, serve it, and watch it from now on.

        Raises:
            KnowledgeError: triage or policy are faulty. Faulty articles are logged and left out.
        """
        try:
            await self._refresh()
        except KnowledgeError:
            await self.close()
            raise
        self._watching = asyncio.create_task(self._watch(), name="knowledge")

    async def close(self) -> None:
        """Stop watching and looking up."""
        if self._watching is not None:
            await end([self._watching])
        self._thread.shutdown(wait=False, cancel_futures=True)
        self._reader.shutdown(wait=False, cancel_futures=True)

    async def look_up(self, text: str) -> LookedUp:
        """What the bot makes of a text; one that takes too long is answered by a hand-over.

        Raises:
            UnavailableError: far too many texts are waiting.
        """
        if self._waiting >= _MOST_WAITING:
            raise UnavailableError("too many questions at once")
        knowledge = self.knowledge
        self._waiting += 1
        try:
            found = asyncio.get_running_loop().run_in_executor(self._thread, knowledge.look_up, text)
            looked_up = await asyncio.wait_for(found, _PATIENCE)
        except TimeoutError:
            _log.warning("look_up_too_slow", characters=len(text))
            return LookedUp(text, "id")
        finally:
            self._waiting -= 1
        return looked_up

    def _now(self) -> Serving:
        assert self._serving, "start() comes first"
        return self._serving

    async def _watch(self) -> None:
        """Refresh after every change, for as long as the server runs; a folder that is gone is waited for."""
        while True:
            try:
                await self._watch_once()
            except OSError as error:
                _log.warning("knowledge_not_watched", folder=str(self._folder), error=str(error))
            except Exception:  # noqa: BLE001 - whatever it stumbled over, the next change must be seen
                _log.exception("knowledge_not_watched", folder=str(self._folder))
            await asyncio.sleep(_PAUSE)

    async def _watch_once(self) -> None:
        """Back when the folder was swapped for another: its changes are no longer told, it must be watched anew."""
        told = watchfiles.awatch(
            self._folder, debounce=_DEBOUNCE_MS, step=_STEP_MS, rust_timeout=_GLANCE_MS, yield_on_timeout=True
        )
        async for changes in told:
            if await self._refresh() and not changes:
                break

    async def _refresh(self) -> bool:
        """Serve the folder as it is now, if it changed and is sound; True when it changed."""
        reading = await asyncio.get_running_loop().run_in_executor(self._reader, self._read_if_changed)
        if reading is None:
            return False
        self._stamps = reading.files.stamps
        self._tell(reading)
        self._faults = reading.faults
        if self._told is not None:
            self._told()
        return True

    def _read_if_changed(self) -> Reading | None:
        """In the reader's thread: the folder's reading with what serves of it swapped in; None when nothing changed."""
        if self._serving is not None and stamps_of(self._folder) == self._stamps:
            return None
        reading = read_folder(self._folder, self._serving, self._stored)
        if self._serving is None or not reading.faults:
            # One assignment: whoever looks sees all of the old state or all of the new.
            self._serving = reading.serving(self._serving)
            self._store(reading, self._serving.knowledge)
            return_free()
        return reading

    def _store(self, reading: Reading, knowledge: Knowledge) -> None:
        """Keep for the next start what was built now of sound files."""
        if self._stored is not None and reading.knowledge is None and not reading.faults:
            self._stored.save(taught_by(reading.files), knowledge)

    def _tell(self, reading: Reading) -> None:
        if not reading.faults:
            _log.info("knowledge_served", articles=len(reading.articles))
        elif reading.faults != self._faults:
            for fault in reading.faults[:_MOST_LOGGED]:
                _log.error("knowledge_fault", file=fault.file, line=fault.line, what=fault.what, cure=fault.cure)
            _log.error("knowledge_kept", faults=len(reading.faults))
