"""The ChatKit server: threads, items and answers in ChatKit's words."""
