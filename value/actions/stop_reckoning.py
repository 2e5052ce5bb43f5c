from value.models import Reckoning


def stop_reckoning(reckoning: Reckoning) -> None:
    """Ask a reckoning to stop after what it is at; the figures of the last one stay."""
    Reckoning.objects.under_way().filter(pk=reckoning.pk).update(stop_asked=True)
