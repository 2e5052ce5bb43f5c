"""Every contact on every channel: timeline, threads, notes, promises, tasks, web visits."""
