"""From the texts of the knowledge folder to what serves: knowledge and policy, or every fault that forbids it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from bot.article import LANGUAGES, Article, read_article
from bot.fault import Fault, KnowledgeError
from bot.knowledge import TRIAGE_FILE, Knowledge
from bot.triage import Triage
from bot.triage_file import read_triage
from chat_server.domain.policy import HISTORY_FILES, HOLIDAYS_FILE, POLICY_FILE, Policy, read_policy_files
from chat_server.domain.replies import REPLIES_FILE, Reply, read_replies
from chat_server.services.knowledge_files import KnowledgeFiles, read_files
from chat_server.services.stored_knowledge import StoredKnowledge

_T = TypeVar("_T")
_HISTORY = HISTORY_FILES.split("/", maxsplit=1)[0] + "/"


@dataclass(frozen=True, slots=True)
class Serving:
    """What serves, made from one state of the folder; its parts are swapped together."""

    knowledge: Knowledge
    policy: Policy
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of the folder gave: articles that are sound, the other files when they are sound, all faults.

    `knowledge` is set when it was built from the same articles and triage before.
    """

    articles: tuple[Article, ...]
    triage: Triage | None
    policy: Policy | None
    replies: tuple[Reply, ...] | None
    faults: tuple[Fault, ...]
    files: KnowledgeFiles
    knowledge: Knowledge | None = None

    def serving(self, before: Serving | None = None) -> Serving:
        """What can serve of it, built with what `before` has the same of.

        Raises:
            KnowledgeError: triage or policy are faulty; articles and replies that are faulty are only left out.
        """
        if self.triage is None or self.policy is None:
            raise KnowledgeError(self.faults)
        knowledge = self.knowledge or Knowledge.build(self.articles, self.triage, before.knowledge if before else None)
        return Serving(knowledge, self.policy, self.replies or ())


def read_folder(folder: Path, before: Serving | None = None, stored: StoredKnowledge | None = None) -> Reading:
    """Everything that the knowledge folder holds.

    Args:
        folder: the knowledge folder.
        before: what serves now. It saves reading the same triage again, and a language that it has and the folder has
            no more is a fault: while a folder is swapped for another there is none, and the bot must not fall silent.
        stored: where knowledge of these files may lie ready, when nothing serves yet.
    """
    files = read_files(folder)
    if before is None:
        knowledge = stored.load(taught_by(files)) if stored is not None and not files.faults else None
        return understand(files) if knowledge is None else _as_before(files, knowledge)
    reading = understand(files, before.knowledge.triage)
    return replace(reading, faults=_sorted([*reading.faults, *_vanished(files, before.knowledge)]))


def taught_by(files: KnowledgeFiles) -> dict[str, str]:
    """The texts that the knowledge is built from, by name: articles and triage."""
    return {name: text for name, text in files.texts.items() if name == TRIAGE_FILE or _is_article(name)}


def _as_before(files: KnowledgeFiles, knowledge: Knowledge) -> Reading:
    """A reading whose articles and triage are sound, because knowledge was built from them."""
    faults: list[Fault] = []
    articles = tuple(article for language in LANGUAGES for article in knowledge.articles(language))
    policy, replies = _policy(files, faults), _replies(files, faults)
    return Reading(articles, knowledge.triage, policy, replies, _sorted(faults), files, knowledge)


def _vanished(files: KnowledgeFiles, before: Knowledge) -> list[Fault]:
    served = [language for language in LANGUAGES if before.articles(language)]
    gone = [language for language in served if not any(name.startswith(f"{language}/") for name in files.texts)]
    cure = "Put the folder back. To give a language up, restart the server without it."
    return [Fault(f"{language}/", 1, "This folder is gone, or empty.", cure) for language in gone]


def understand(files: KnowledgeFiles, triage_before: Triage | None = None) -> Reading:
    """The texts of the folder as articles, triage, policy and replies."""
    faults = list(files.faults)
    articles = []
    for name, text in files.texts.items():
        language, _, file = name.partition("/")
        if _is_article(name):
            article = _try(lambda: read_article(text, language, file.removesuffix(".md"), name), faults)  # noqa: B023
            if article is not None:
                articles.append(article)
    if not articles and not faults:
        faults.append(Fault(".", 1, "There is no article.", "Put articles into id/ and en/, or correct KNOWLEDGE_DIR."))
    triage, policy = _triage(files, triage_before, faults), _policy(files, faults)
    return Reading(tuple(articles), triage, policy, _replies(files, faults), _sorted(faults), files)


def _triage(files: KnowledgeFiles, before: Triage | None, faults: list[Fault]) -> Triage | None:
    text = files.texts.get(TRIAGE_FILE)
    if text is not None:
        return _try(lambda: read_triage(text, TRIAGE_FILE, before), faults)
    if not any(fault.file == TRIAGE_FILE for fault in faults):
        faults.append(Fault(TRIAGE_FILE, 1, "The file is missing.", "Put triage.yaml into the knowledge folder."))
    return None


def _policy(files: KnowledgeFiles, faults: list[Fault]) -> Policy | None:
    texts = {name: text for name, text in files.texts.items() if _is_policy(name)}
    if any(_is_policy(fault.file) for fault in faults):
        return None  # one of them could not be read: a policy without it would be another policy
    return _try(lambda: read_policy_files(texts), faults)


def _replies(files: KnowledgeFiles, faults: list[Fault]) -> tuple[Reply, ...] | None:
    text = files.texts.get(REPLIES_FILE, "")  # a folder without the file has no replies, which is no fault
    return _try(lambda: read_replies(text), faults)


def _is_article(name: str) -> bool:
    return name.partition("/")[0] in LANGUAGES


def _is_policy(name: str) -> bool:
    return name in (POLICY_FILE, HOLIDAYS_FILE) or name.startswith(_HISTORY)


def _try(read: Callable[[], _T], faults: list[Fault]) -> _T | None:
    try:
        return read()
    except KnowledgeError as error:
        faults.extend(error.faults)
        return None


def _sorted(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(dict.fromkeys(faults), key=lambda fault: (fault.file, fault.line, fault.what)))
