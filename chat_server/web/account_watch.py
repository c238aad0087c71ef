"""Notices when the account behind an open console was switched off or changed, so that the console can be closed."""

from collections.abc import Mapping
from datetime import timedelta

from chat_server.actions.sign_in import SignIn, agent_of
from chat_server.desk import Desk
from chat_server.domain.people import Agent
from chat_server.store import meta

LOOK_EVERY = timedelta(seconds=1)
_LOOK_ANYWAY = timedelta(minutes=1)  # a sign-in ends by itself, too


class AccountWatch:
    """How each connection signed in, and what has become of that since."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._signed_in_by: dict[str, SignIn] = {}
        self._people_version = ""
        self._looked_at = desk.now()

    def came(self, sid: str, sign_in: SignIn) -> None:
        """A connection that signed in like this."""
        self._signed_in_by[sid] = sign_in

    def left(self, sid: str) -> None:
        """It is gone."""
        self._signed_in_by.pop(sid, None)

    async def changed(self, people: Mapping[str, Agent]) -> list[str]:
        """The connections whose sign-in holds no more, or whose role is another one; cheap while nothing happened."""
        now = self._desk.now()
        if not self._signed_in_by:
            return []
        version = await self._desk.store.read(meta.people_version)
        if version == self._people_version and now < self._looked_at + _LOOK_ANYWAY:
            return []
        self._people_version, self._looked_at = version, now
        found = []
        for sid, sign_in in list(self._signed_in_by.items()):
            before = people.get(sid)
            after = await agent_of(self._desk, sign_in)
            if before is not None and (after is None or after.role != before.role):
                found.append(sid)
        return found
