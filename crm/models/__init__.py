from crm.models.demonstration import Demonstration

__all__ = ["Demonstration"]
