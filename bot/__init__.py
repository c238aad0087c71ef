"""The bot: pure decisions. No input or output, no clock, no chance, nothing of chat_server."""
