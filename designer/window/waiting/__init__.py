"""Work that takes a while: in a thread, with a notice, stopped when asked, put off until seen."""
