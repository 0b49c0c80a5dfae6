"""The todo chatbot's backend: REST, chat agent and MCP tools over one Postgres database."""
