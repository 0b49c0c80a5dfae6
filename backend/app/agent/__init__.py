"""The agent that works on a user's tasks."""
