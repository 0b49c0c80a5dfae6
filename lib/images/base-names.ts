/** Base images by the names of the official ones; stand-ins carry the same names, so one Dockerfile serves both. */
export const baseNames = {
  /** By Python's version. */
  python: {
    '3.11': 'docker.io/library/python:3.11-slim-bookworm',
    '3.12': 'docker.io/library/python:3.12-slim-trixie',
    '3.13': 'docker.io/library/python:3.13-slim-trixie',
    '3.14': 'docker.io/library/python:3.14-slim-trixie',
  },
  /** By Node's major version. */
  node: {
    '20': 'docker.io/library/node:20-trixie-slim',
    '22': 'docker.io/library/node:22-trixie-slim',
    '24': 'docker.io/library/node:24-trixie-slim',
  },
  postgres: 'docker.io/library/postgres:17-trixie',
} as const;
