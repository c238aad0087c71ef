"""The support policy alone, from the files of the knowledge folder; faults of articles do not matter to it."""

from pathlib import Path

from bot.fault import KnowledgeError
from chat_server.domain.policy import Policy, is_policy_file, read_policy_files
from chat_server.services.knowledge_files import read_files


def read_policy_folder(folder: Path) -> Policy:
    """The policy that `folder` holds: policy.yaml, holidays.yaml and policy_history/*.yaml.

    Raises:
        KnowledgeError: all faults of all these files.
    """
    files = read_files(folder)
    if unread := [fault for fault in files.faults if is_policy_file(fault.file)]:
        raise KnowledgeError(unread)
    return read_policy_files({name: text for name, text in files.texts.items() if is_policy_file(name)})
