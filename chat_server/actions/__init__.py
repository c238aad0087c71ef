"""What people do with the chat, one file each. An action decides and stores; only then it announces."""
