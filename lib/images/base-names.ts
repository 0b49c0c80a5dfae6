/** Base images by the names of the official ones; stand-ins carry the same names, so one Dockerfile serves both. */
export const baseNames = {
  python: 'docker.io/library/python:3.13-slim-trixie',
  node: 'docker.io/library/node:24-trixie-slim',
  postgres: 'docker.io/library/postgres:17-trixie',
} as const;
