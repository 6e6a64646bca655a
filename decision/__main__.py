"""`python -m decision` is the command `crossroads`."""

import sys

from decision.command_line import main

sys.exit(main())
