"""The loops that keep the promises: clocks, alerts, cases for agents, mail. Every process runs them; claims decide."""

from collections.abc import Callable
from datetime import datetime

from chat_server.actions.apply_policy import apply_policy
from chat_server.actions.assign_cases import assign_waiting, release_of_absent
from chat_server.actions.run_due_work import run_due_work
from chat_server.actions.send_mail import Mailer, send_due_mail
from chat_server.actions.sweep_attachments import sweep_attachments
from chat_server.desk import Desk
from chat_server.domain.absence import Absences
from chat_server.domain.policy import Policy
from chat_server.services.due_work import DueWork, Step
from chat_server.services.mail import LogMailer, SmtpMailer
from chat_server.settings import Settings


def mailer_for(settings: Settings, now: Callable[[], datetime]) -> Mailer:
    """Mail by SMTP when SMTP_URL is set, else only in the log."""
    if not settings.smtp_url:
        return LogMailer()
    return SmtpMailer(settings.smtp_url, settings.mail_from, now)


class DeskLoops:
    """Made before the desk, which needs `nudge`; `start` gives them the desk."""

    def __init__(self) -> None:
        self._loops: tuple[DueWork, ...] = ()
        self._applied: Policy | None = None
        self._absences = Absences()
        self._sweep_at: datetime | None = None

    def start(self, desk: Desk, mailer: Mailer, look_at_accounts: Step) -> None:
        """Begin; what became due while nothing ran is done at once."""
        self._loops = (
            DueWork("clocks", lambda: self._clocks(desk), desk.now),
            DueWork("mail", lambda: send_due_mail(desk, mailer), desk.now),
            DueWork("accounts", look_at_accounts, desk.now),
            DueWork("attachments", lambda: self._attachments(desk), desk.now),
        )
        for loop in self._loops:
            loop.start()

    def nudge(self) -> None:
        """Look now: something is due sooner than the loops know."""
        for loop in self._loops:
            loop.nudge()

    async def close(self) -> None:
        """Stop all of them."""
        for loop in self._loops:
            await loop.close()

    async def _attachments(self, desk: Desk) -> datetime:
        """When to sweep next; nudges are about other things."""
        if self._sweep_at is None or self._sweep_at <= desk.now():
            self._sweep_at = await sweep_attachments(desk)
        return self._sweep_at

    async def _clocks(self, desk: Desk) -> datetime | None:
        """When the next thing is due on a clock, after the policy, the clocks and the agents' cases were looked at."""
        policy = desk.policy
        if policy != self._applied:
            # Also at the start: the file may have changed while no process ran. What was broken before stays broken.
            await run_due_work(desk)
            await apply_policy(desk, policy)
            self._applied = policy
        next_at = await run_due_work(desk)
        self._absences = await release_of_absent(desk, self._absences)
        await assign_waiting(desk)
        return next_at
