"""Who is asking: Better Auth's tokens, verified by its public keys."""
