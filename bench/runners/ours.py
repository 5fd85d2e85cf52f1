"""Our worker, as the image starts it: `ours [stages]`."""

import sys

from streams.cli.worker import worker

if __name__ == "__main__":
    worker(["--stages", sys.argv[1]] if len(sys.argv) > 1 else [])
