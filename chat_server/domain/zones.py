"""Indonesia's time zones: WIB, WITA and WIT."""

from zoneinfo import ZoneInfo

from chat_server.domain.sla import WIB

_ZONES = {
    "Asia/Jakarta": WIB,
    "Asia/Pontianak": WIB,
    "Asia/Makassar": ZoneInfo("Asia/Makassar"),
    "Asia/Ujung_Pandang": ZoneInfo("Asia/Makassar"),
    "Asia/Jayapura": ZoneInfo("Asia/Jayapura"),
}


def zone_of(name: str | None) -> ZoneInfo:
    """The zone in which a visitor is told times: that of their device when it is one of ours, else WIB."""
    return _ZONES.get(name or "", WIB)


def known_zone(name: str | None) -> str | None:
    """The name when it is one of Indonesia's zones, else None."""
    return name if name in _ZONES else None
