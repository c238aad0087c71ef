"""Who is connected, counted by connections and joined over processes."""

from chat_server.web.presence import SocketPresence


def test_somebody_with_two_tabs_stays_until_the_second_is_closed() -> None:
    presence = SocketPresence()
    presence.agent_came("bea")
    presence.agent_came("bea")
    presence.agent_left("bea")
    assert presence.agents() == {"bea"}
    presence.agent_left("bea")
    assert presence.agents() == frozenset()


def test_people_of_other_processes_are_seen_until_they_are_no_longer_told_of() -> None:
    presence = SocketPresence()
    presence.agent_came("bea")
    assert presence.hear_of_elsewhere(["ali"], ["vera"])
    assert presence.agents() == {"bea", "ali"}
    assert presence.has_visitor("vera")
    assert not presence.hear_of_elsewhere(["ali"], ["vera"])
    assert presence.hear_of_elsewhere([], [])
    assert presence.agents() == {"bea"}
    assert not presence.has_visitor("vera")
