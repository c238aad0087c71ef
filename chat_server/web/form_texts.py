"""The words of the forms that visitors fill in without script: what there is to say. Each language has its own file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormTexts:
    """Every fixed text of the forms in one language; texts with {braces} are filled in."""

    # Both forms
    email: str
    email_help: str
    optional: str
    refused: dict[str, str]  # by the error's code
    refused_otherwise: str
    minutes: str
    write_mail: str

    # The ticket's state
    ticket: str
    ticket_short: str
    ticket_hint: str
    ticket_help: str
    show: str
    not_found: str
    not_found_help: str
    state: str
    states: dict[str, str]  # by the conversation's status; `agent` is filled in
    nobody_yet: str
    due: str
    due_before: str
    was_due: str
    nothing_due: str
    is_done: str
    priority: str
    escalated: str
    times_in: str
    said: str
    you: str
    assistant: str
    still_broken: str
    still_broken_lead: str
    still_broken_label: str
    still_broken_send: str
    still_broken_done: str
    escalate: str
    escalate_lead: str
    escalate_label: str
    escalate_send: str
    escalate_done: str
    other_ticket: str

    # Writing to us
    write: str
    write_lead: str
    name: str
    message: str
    message_help: str
    leave_empty: str
    send: str
    sent: str
    sent_keep: str
    sent_status: str
    sent_mail: str
    meanwhile: str
