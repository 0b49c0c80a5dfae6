"""What the agent can do: five MCP tools, defined once."""
