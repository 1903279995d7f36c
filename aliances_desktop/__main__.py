"""`python -m aliances_desktop` is the command `aliances-desktop`."""

import sys

from aliances_desktop.cli import main

sys.exit(main())
