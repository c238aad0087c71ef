"""YAML that editors write, read strictly into a type; every error names file, line and cure.

Anchors and aliases are refused and size and depth are bounded: a few hundred bytes could otherwise fill the memory.
"""

import re
from typing import Any, NoReturn, TypeVar

import msgspec
import yaml

from bot.fault import Fault, KnowledgeError

# The same parser in C, fifteen times as fast, where PyYAML was built with it.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LARGEST = 8_192
DEEPEST = 5

_T = TypeVar("_T")
_TEXT = "tag:yaml.org,2002:str"
_Path = tuple[str | int, ...]
_PLACE = re.compile(r" - at `(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+)\]")


def read_yaml(
    text: str, kind: type[_T], file: str, *, first_line: int = 1, largest: int = LARGEST, deepest: int = DEEPEST
) -> _T:
    """The YAML text as `kind` (a msgspec Struct or anything msgspec converts to).

    Args:
        text: the YAML, at most `largest` bytes and `deepest` levels.
        kind: what it must be.
        file: the name for faults.
        first_line: the line of the file on which `text` begins.
        largest: bytes allowed.
        deepest: levels allowed.

    Raises:
        KnowledgeError: it is not, with one fault that names the line.
    """
    return read_yaml_with_lines(text, kind, file, first_line=first_line, largest=largest, deepest=deepest)[0]


def read_yaml_with_lines(
    text: str, kind: type[_T], file: str, *, first_line: int = 1, largest: int = LARGEST, deepest: int = DEEPEST
) -> tuple[_T, dict[_Path, int]]:
    """As `read_yaml`, with the line of each key and item: `("phrasings", 2)` is the third of the phrasings."""
    if len(text.encode("utf-8", "surrogatepass")) > largest:
        _refuse(file, first_line, f"The YAML is larger than {largest} bytes.", "Make it shorter or split the file.")
    lines: dict[_Path, int] = {(): first_line}
    try:
        _ensure_plain(text, file, first_line, deepest)
        node = yaml.compose(text, Loader=_Loader)
        value = {} if node is None else _value(node, (), lines, file, first_line)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        line = first_line + (mark.line if mark else 0)
        _refuse(file, line, f"This is not YAML: {problem}.", "Check indentation, colons and quotes around this line.")
    try:
        return msgspec.convert(value, kind, strict=True), lines
    except msgspec.ValidationError as error:
        what, line = _placed(str(error), lines, first_line)
        _refuse(file, line, f"{what}.", "Compare this entry with README.md in the knowledge folder.")


def _refuse(file: str, line: int, what: str, cure: str) -> NoReturn:
    raise KnowledgeError([Fault(file, line, what, cure)]) from None


def _ensure_plain(text: str, file: str, first_line: int, deepest: int) -> None:
    """Refuse anchors, aliases, tags and depth while only events are read: nothing is built yet."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            _refuse(file, line, "Anchors (&) and aliases (*) are not allowed.", "Write it out, or quote the text.")
        if getattr(event, "tag", None) not in (None, "!"):
            _refuse(file, line, "Tags (!) are not allowed.", "Quote the text that begins with an exclamation mark.")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > deepest:
                _refuse(file, line, f"This is nested more than {deepest} levels deep.", "Flatten it.")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _value(node: yaml.Node, path: _Path, lines: dict[_Path, int], file: str, first_line: int) -> Any:
    """The plain value of a node; remembers where each part stands and refuses keys that come twice."""
    lines.setdefault(path, first_line + node.start_mark.line)
    if isinstance(node, yaml.SequenceNode):
        return [_value(each, (*path, at), lines, file, first_line) for at, each in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = first_line + key_node.start_mark.line
            if key in found:
                _refuse(file, line, f"“{key}” stands here twice.", "Keep one of the two.")
            lines[(*path, key)] = line
            found[key] = _value(value_node, (*path, key), lines, file, first_line)
        return found
    if node.tag == _TEXT:  # most are; a constructor for each would take longer than all the rest
        return node.value
    try:
        return yaml.SafeLoader("").construct_object(node)
    except ValueError:  # such as a month 13
        _refuse(file, lines[path], f"“{node.value}” cannot be.", "Correct it, or put quotes around it if it is a text.")


def _placed(message: str, lines: dict[_Path, int], first_line: int) -> tuple[str, int]:
    """The message without msgspec's path, and the line that the path leads to."""
    place = _PLACE.search(message)
    if place is None:
        return message, first_line
    path: list[str | int] = [name or int(at) for name, at in _STEP.findall(place["path"])]
    while tuple(path) not in lines and path:
        path.pop()
    return f"{message[: place.start()]} (in {place['path'].removeprefix('$.')})", lines[tuple(path)]
