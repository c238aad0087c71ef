"""One turn while it is being decided: what is known, what was heard, the replies so far. A change makes a new one."""

from dataclasses import dataclass, replace
from typing import Any

from bot import chips
from bot.knowledge import Knowledge
from bot.lookup import PRIORITIES, LookedUp
from bot.memory import MOST_QUESTION, MOST_REASON, MOST_REASONS, CaseSoFar, Memory, capped
from bot.phrases import wording
from bot.triage import Triage
from bot.turn import Choice, HandOver, Reply, Turn, World
from bot.wording import Wording


@dataclass(frozen=True, slots=True)
class Scene:
    """The turn so far.

    `text` is what the visitor wrote, `heard` what was understood of it (`is_joined`: together with the texts before),
    `chip` the answer that was tapped, `given` the keys of details that are new in this text, `corrected` those that it
    set right.
    """

    memory: Memory
    text: str
    heard: LookedUp
    language: str
    knowledge: Knowledge
    world: World
    chip: str | None = None
    is_joined: bool = False
    given: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = ()

    @property
    def words(self) -> Wording:
        """The sentences in the visitor's language."""
        return wording(self.language)

    @property
    def triage(self) -> Triage:
        """What the editors said about kinds of support."""
        return self.knowledge.triage

    @property
    def known(self) -> dict[str, str]:
        """All details: those known from before, and over them those given here."""
        return {**self.world.known, **self.memory.details}

    @property
    def finds_new_answer(self) -> bool:
        """True when the text by itself has an answer that the visitor has not seen."""
        heard = self.heard
        if self.chip or self.is_joined or heard.zone != "answer" or not heard.articles:
            return False
        return all(shown.slug != heard.articles[0].slug for shown in self.memory.shown)

    def remembers(self, **changes: Any) -> "Scene":
        """The scene with these fields of the memory changed."""
        return replace(self, memory=replace(self.memory, **changes))

    def says(self, text: str) -> "Scene":
        """The scene with one more sentence; sentences in a row are one message."""
        lead, replies = self._lead()
        return replace(self, replies=(*replies, Reply("text", f"{lead} {text}".strip())))

    def shows(self, text: str, slug: str) -> "Scene":
        """The scene with an answer that cites its article; the sentences just before become its beginning."""
        lead, replies = self._lead()
        return replace(self, replies=(*replies, Reply("answer", f"{lead}\n\n{text}".strip(), articles=(slug,))))

    def asks(self, text: str, *choices: Choice) -> "Scene":
        """The scene with a question, where a person is always one of the choices."""
        lead, replies = self._lead()
        question = Reply("question", f"{lead}\n\n{text}".strip(), self._with_person(choices))
        return replace(self, replies=(*replies, question))

    def asks_about_answer(self, text: str, *choices: Choice) -> "Scene":
        """The scene with a question that is part of the answer just shown, or stands alone when there is none."""
        if not self.replies or self.replies[-1].kind != "answer":
            return self.asks(text, *choices)
        *others, shown = self.replies
        shown = replace(shown, text=f"{shown.text}\n\n{text}", choices=self._with_person(choices))
        return replace(self, replies=(*others, shown))

    def _with_person(self, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        if any(choice.id == chips.PERSON for choice in choices):
            return choices
        return (*choices, Choice(chips.PERSON, self.words.person))

    def _lead(self) -> tuple[str, tuple[Reply, ...]]:
        """The sentences at the end of the replies, and the replies before them."""
        if self.replies and self.replies[-1].kind == "text":
            return self.replies[-1].text, self.replies[:-1]
        return "", self.replies

    def with_new_question(self) -> "Scene":
        """The scene with this text as the question of a case that begins with it."""
        heard = self.heard
        case = CaseSoFar(
            heard.category,
            heard.priority,
            heard.is_priority_sure,
            heard.scope,
            _kept_reasons(heard.priority_reasons),
        )
        return self.remembers(
            question=capped(self.text, MOST_QUESTION),
            case=case,
            is_tried_asked=False,
            has_tried=None,
            is_impact_asked=False,
        )

    def with_more(self) -> "Scene":
        """The scene with this text added to the question; what it says of the priority counts if it is more severe."""
        if not self.memory.question:
            return self.with_new_question()
        told = capped(f"{self.memory.question}\n{self.text}", MOST_QUESTION)
        return self.remembers(question=told, case=self._raised())

    def _raised(self) -> CaseSoFar:
        case, heard = self.memory.case, self.heard
        if not heard.is_priority_sure or rank(heard.priority) >= rank(case.priority):
            return case
        reasons = _kept_reasons((*heard.priority_reasons, *case.reasons))
        return replace(case, priority=heard.priority, is_priority_sure=True, reasons=reasons)

    def with_reason(self, *reasons: str) -> "Scene":
        """The scene with reasons added for the agents."""
        kept = _kept_reasons((*self.memory.case.reasons, *reasons))
        return self.remembers(case=replace(self.memory.case, reasons=kept))

    def turn(self, *, hand_over: HandOver | None = None, ended: bool = False, asked_for_person: bool = False) -> Turn:
        """The decided turn."""
        return Turn(
            memory=replace(self.memory, language=self.language),
            language=self.language,
            details=self.memory.details,
            replies=self.replies,
            hand_over=hand_over,
            ended=ended,
            asked_for_person=asked_for_person,
        )


def rank(priority: str) -> int:
    """How far a priority is from critical; 0 is critical."""
    return PRIORITIES.index(priority) if priority in PRIORITIES else len(PRIORITIES)


def _kept_reasons(reasons: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(capped(reason, MOST_REASON) for reason in reasons))[:MOST_REASONS]
