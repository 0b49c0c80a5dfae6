"""The offline language model: rules instead of weights, behind the Agents SDK's own interface."""
