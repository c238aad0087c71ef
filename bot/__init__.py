"""The bot: pure decisions. No input or output, no clock, no chance, nothing of chat_server."""

import os

# Read by numpy when it is first imported. The matrices here are small: threads that share one spend more time waiting
# for each other than they save (measured: four times the CPU for a build of 300 articles on two cores).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
