"""An alert that nobody sees climbs: the consoles again with a mail to who is on duty, then the managers."""

from chat_server.actions.agent_works import claim
from chat_server.actions.climb_alerts import alert_seen
from chat_server.actions.run_due_work import run_due_work
from chat_server.actions.send_mail import send_due_mail
from chat_server.store import agents, alerts
from tests.actions.desks import ALI, BEA, MIA, Office


async def mails(office: Office) -> list[tuple[str, ...]]:
    """Whom the mails of this far went to."""
    await run_due_work(office.desk)
    await send_due_mail(office.desk, office.mailer)
    return [mail.to for mail in office.mailer.mails]


async def test_a_case_that_nobody_sees_climbs_to_the_agents_and_the_managers(any_office: Office) -> None:
    office = any_office
    waiting = await office.waiting_case()
    assert await mails(office) == []
    office.clock.forward(seconds=60)
    assert await mails(office) == [(ALI.email, BEA.email, MIA.email)]
    office.clock.forward(minutes=5)
    assert (await mails(office))[1:] == [(MIA.email,)]
    office.clock.forward(hours=1)
    assert len(await mails(office)) == 2
    assert waiting.ticket
    assert waiting.ticket in office.mailer.mails[0].subject


async def test_the_consoles_hear_it_again_under_the_same_id(office: Office) -> None:
    waiting = await office.waiting_case()
    first = office.fanout.alerts[0]
    office.clock.forward(minutes=1)
    await run_due_work(office.desk)
    again = office.fanout.alerts[-1]
    assert (again.id, again.step, again.conversation_id) == (first.id, 1, waiting.id)


async def test_who_sees_it_stops_it(office: Office) -> None:
    waiting = await office.waiting_case()
    await alert_seen(office.desk, BEA, waiting.id)
    office.clock.forward(hours=1)
    assert await mails(office) == []


async def test_who_claims_has_seen_it(office: Office) -> None:
    waiting = await office.waiting_case()
    await claim(office.desk, BEA, waiting.id)
    assert await office.store.read(lambda tx: alerts.unseen(tx, waiting.id)) == []


async def test_without_anybody_on_duty_the_managers_are_asked(office: Office) -> None:
    def everybody_leaves(tx: object) -> None:
        for each in (BEA, ALI, MIA):
            agents.set_availability(tx, each.id, "offline")

    await office.store.run(everybody_leaves)
    await office.waiting_case()
    office.clock.forward(minutes=1)
    assert await mails(office) == [(MIA.email,)]
