"""DashPro Live Chat: the server."""
