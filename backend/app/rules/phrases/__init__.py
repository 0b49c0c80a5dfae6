"""The phrasings that are understood, one file for each thing a user can want."""
