"""The sentences of the bot as fields: each language fills all of them, and a missing one stops the start."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything the bot and the chat itself can say in one language; `{…}` are filled in."""

    bot_name: str
    # Lines that tell what happened
    agent_joined: str
    transferred: str
    promise_changed: str
    resolved: str
    reopened: str
    given_to_bot: str
    escalated: str
    ended_by_visitor: str
    handed_over: str
    promised: str
    # Greeting and small talk
    introduction: str
    hello: str
    hello_again: str
    open_case: str
    ask_question: str
    ask_more: str
    thanks: str
    glad: str
    anything_else: str
    farewell: str
    insulted: str
    language_switched: str
    # Answers
    helped_question: str
    offer: str
    next_article: str
    tried_question: str
    trying: str
    same_article: str
    noted: str
    cannot_go_back: str
    not_understood: str
    still_not_understood: str
    not_ours: str
    not_covered: str
    still_person: str
    # The case
    case_begins: str
    no_article: str
    attachment_received: str
    ask_detail: str
    try_again: Mapping[str, str]
    may_skip: str
    goes_on: str
    corrected: str
    outdated: str
    updated_question: str
    outdated_plain: str
    # Handing over
    to_person: str
    to_person_complete: str
    to_person_critical: str
    to_person_stuck: str
    to_person_escalated: str
    escalation: str
    summary: str
    meanwhile: str
    may_add: str
    # Chips
    yes: str
    not_yet: str
    none_of_these: str
    person: str
    have_tried: str
    will_try: str
    works_now: str
    still_broken: str
    skip: str
    another: str
    that_is_all: str
    # For agents: the summary and the reasons
    labels: Mapping[str, str]
    reason_asked: str
    reason_escalates: str
    reason_stuck: str
    reason_leaving: str
    reason_unsure: str
    reason_outdated: str
    reason_silent: str
