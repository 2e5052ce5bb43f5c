"""Every contact on every channel: timeline, threads, notes, promises, web visits."""
