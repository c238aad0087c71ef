"""The web only translates: requests into actions, what is stored into pages and events."""
