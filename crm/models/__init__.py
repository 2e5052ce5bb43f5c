from crm.models.demonstration import Demonstration
from crm.models.failed_job import FailedJob

__all__ = ["Demonstration", "FailedJob"]
