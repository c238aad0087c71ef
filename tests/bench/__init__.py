"""Benches: the server beside bare Socket.IO servers, measured in one run (`make bench`)."""
