#!/usr/bin/env python
"""Django's command line on Picket's database; `bin/manage` runs it in Picket's own environment."""

import os
import sys

from django.core.management import execute_from_command_line

from crm.runner.database import database_in_use

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crm.settings")
    with database_in_use():
        execute_from_command_line(sys.argv)
