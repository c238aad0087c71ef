"""Where the application keeps its parts."""

from aiohttp import web

from chat_server.desk import Desk
from chat_server.settings import Settings
from chat_server.web.assets import Assets
from chat_server.web.limits import HttpLimits
from chat_server.web.upload_limits import UploadLimits

DESK = web.AppKey("desk", Desk)
SETTINGS = web.AppKey("settings", Settings)
ASSETS = web.AppKey("assets", Assets)
UPLOADS = web.AppKey("uploads", UploadLimits)
LIMITS = web.AppKey("limits", HttpLimits)
