"""Why a case has its priority, told in another language than the one in which it was written down."""

import re
from collections.abc import Iterator

from bot.phrases import LANGUAGES, wording
from bot.triage import Texts, Triage


def reason_in(language: str, reason: str, triage: Triage) -> str:
    """The reason in `language`, with what follows its sentence (an example, its score) as it stands.

    A sentence that neither the triage file nor the wordings know any more stays as it was written.
    """
    known = [(said, texts) for texts in _sentences(triage) for said in texts.values() if reason.startswith(said)]
    if known:
        said, texts = max(known, key=lambda pair: len(pair[0]))
        return texts[language] + reason.removeprefix(said)
    return _outdated(language, reason) or reason


def _sentences(triage: Triage) -> Iterator[Texts]:
    yield from (rule.why for rule in triage.judge.rules)
    yield from (signal.why for signal in triage.judge.signals.values())
    yield from (impact.reason for impact in triage.impacts)
    yield triage.judge.defaults
    for name in ("asked", "escalates", "stuck", "leaving", "unsure", "silent"):
        yield {language: getattr(wording(language), f"reason_{name}") for language in LANGUAGES}


def _outdated(language: str, reason: str) -> str | None:
    """The sentence about versions, whose two numbers go over; None when it is not that sentence."""
    for written in LANGUAGES:
        pattern = re.escape(wording(written).reason_outdated).replace(r"\{", "{").replace(r"\}", "}")
        found = re.fullmatch(pattern.format(version="(?P<version>.+)", newest="(?P<newest>.+)"), reason)
        if found:
            return wording(language).reason_outdated.format(**found.groupdict())
    return None
