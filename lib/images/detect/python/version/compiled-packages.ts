import { compare, valid } from '@renovatebot/pep440';
import type { Requirement } from '../dependencies/requirement';

/**
 * The first release that runs on Python 3.13. Of compiled packages, as PyPI lists their files, an older one that is pinned
 * would be compiled there, which needs tools (Rust, Postgres' headers) and often fails; SQLAlchemy cannot be imported.
 */
const FIRST_FOR_3_13: Readonly<Record<string, string>> = {
  aiohttp: '3.10.11',
  asyncpg: '0.30.0',
  cffi: '1.17.1',
  greenlet: '3.1.0',
  grpcio: '1.66.2',
  httptools: '0.6.2',
  jiter: '0.6.1',
  lxml: '5.3.0',
  numpy: '2.1.0',
  orjson: '3.10.7',
  pandas: '2.2.3',
  pillow: '11.0.0',
  'psycopg-binary': '3.2.3',
  'psycopg2-binary': '2.9.10',
  pydantic: '2.8.0',
  'pydantic-core': '2.20.0',
  regex: '2024.9.11',
  'rpds-py': '0.20.0',
  sqlalchemy: '2.0.31',
  tiktoken: '0.8.0',
  tokenizers: '0.20.3',
  ujson: '5.10.0',
  uvloop: '0.21.0',
  watchfiles: '0.23.0',
};

/** Whether a package is held at releases that are not ready for this version of Python. */
export function lacksWheel(requirements: readonly Requirement[], version: string): boolean {
  return (
    compare(version, '3.13') >= 0 &&
    requirements.some(({ name, specifier }) => {
      const [first, newest] = [FIRST_FOR_3_13[name], newestAllowed(specifier)];
      return first !== undefined && newest !== undefined && compare(newest, first) < 0;
    })
  );
}

/** The release that `==` names, or one that is newer than all of `~=1.2.3`; `undefined` where nothing holds it back. */
function newestAllowed(specifier: string): string | undefined {
  const pinned = /^===?([^,*]+)$/.exec(specifier)?.[1];
  const series = /^~=(\d+\.\d+)\.\d+$/.exec(specifier)?.[1];
  const newest = pinned ?? (series && `${series}.9999`);
  return newest && valid(newest) ? newest : undefined;
}
