import { OwnDockerfile } from './read-own-dockerfile';

/** The images that a Dockerfile starts from, by their full names. */
export function ownBases({ stages }: OwnDockerfile): string[] {
  const names = stages.map(({ name }) => name);
  const bases = stages.map(({ base }) => base).filter((base) => base !== 'scratch' && !names.includes(base));
  return [...new Set(bases.map(fullName))];
}

/** `python:3.11-slim` → `docker.io/library/python:3.11-slim`, as every engine reads it. */
function fullName(name: string): string {
  const [first = '', ...rest] = name.split('/');
  const registry = rest.length > 0 && /[.:]|^localhost$/.test(first);
  const path = registry ? name : `docker.io/${rest.length > 0 ? '' : 'library/'}${name}`;
  return /[:@][^/]*$/.test(path) ? path : `${path}:latest`;
}
