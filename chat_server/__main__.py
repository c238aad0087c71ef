"""`python -m chat_server`: the command line."""

from chat_server.cli import main

if __name__ == "__main__":
    main()
