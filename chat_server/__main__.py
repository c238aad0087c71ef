"""`python -m chat_server`: the command line."""

import gc

gc.disable()  # what is imported stays; looking through it again and again took a sixth of the time
from chat_server.cli import main  # noqa: E402

gc.enable()

if __name__ == "__main__":
    main()
