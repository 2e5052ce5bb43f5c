"""Reading what people send: which kind of file it is, how its letters and columns are written, and its rows one by one."""
