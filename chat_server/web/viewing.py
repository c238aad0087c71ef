"""Which conversations the consoles of this process have open, so that colleagues see who else is looking.

Soft state: consoles say it again with every heartbeat, so whoever hears of nobody for a while may forget them, and a
process that died takes nothing with it.
"""

from collections.abc import Iterator

from chat_server.domain.people import Agent


class Viewing:
    """The open conversations of each connection."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[Agent, set[str]]] = {}

    def opened(self, sid: str, agent: Agent, conversation_id: str) -> None:
        """That connection has the conversation open."""
        self._open.setdefault(sid, (agent, set()))[1].add(conversation_id)

    def left(self, sid: str, conversation_id: str) -> bool:
        """Forget it; True when the agent has it open in no other window either."""
        agent, conversations = self._open.get(sid, (None, set()))
        if agent is None or conversation_id not in conversations:
            return False
        conversations.discard(conversation_id)
        return not self._has_open(agent.id, conversation_id)

    def closed(self, sid: str) -> tuple[str, ...]:
        """The conversations that the agent has open no more, now that the connection is gone."""
        agent, conversations = self._open.pop(sid, (None, set()))
        if agent is None:
            return ()
        return tuple(each for each in sorted(conversations) if not self._has_open(agent.id, each))

    def everything(self) -> Iterator[tuple[str, Agent]]:
        """Each conversation that is open with each agent who has it open."""
        seen: set[tuple[str, str]] = set()
        for agent, conversations in self._open.values():
            for conversation_id in sorted(conversations):
                if (conversation_id, agent.id) not in seen:
                    seen.add((conversation_id, agent.id))
                    yield conversation_id, agent

    def _has_open(self, agent_id: str, conversation_id: str) -> bool:
        return any(agent.id == agent_id and conversation_id in each for agent, each in self._open.values())
