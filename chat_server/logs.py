"""Logs: one JSON line an event on stderr, without message texts, tokens or addresses of visitors."""

import contextlib
import logging
import sys
from typing import TextIO

import structlog
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.web_protocol import RequestPayloadError

# What the libraries say of single packets and requests is noise, and may hold what visitors wrote.
_QUIET = ("socketio", "engineio", "aiohttp.access", "aiohttp.server", "watchfiles", "alembic")
_NOT_HTTP = (HttpProcessingError, RequestPayloadError)  # a head, and a body


class _Unfailing:
    """A stream whose failures are nobody's: the log lies on the disk that is full, and the chat must outlive that."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self._stream.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._stream.flush()


def _is_worth_a_line(record: logging.LogRecord) -> bool:
    """False for what somebody sent that is no HTTP: it was answered, and the line would hold what they sent."""
    return not (record.exc_info and isinstance(record.exc_info[1], _NOT_HTTP))


def set_up(level: str) -> None:
    """Send all logs of `level` (debug, info, warning, error) and above to stderr."""
    number = logging.getLevelNamesMapping()[level.upper()]
    logging.raiseExceptions = False  # the same for the libraries' lines
    stderr = _Unfailing(sys.stderr)
    logging.basicConfig(stream=sys.stderr, level=max(number, logging.INFO), format="%(levelname)s %(name)s %(message)s")
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
    logging.getLogger("aiohttp.server").addFilter(_is_worth_a_line)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(stderr),  # type: ignore[arg-type]
        cache_logger_on_first_use=True,
    )
