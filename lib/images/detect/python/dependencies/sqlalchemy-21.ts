import { compare, satisfies, valid, validRange } from '@renovatebot/pep440';
import type { Manifest } from './manifest';

/** The day on which SQLAlchemy 2.1 came. */
const RELEASED = '2026-09-24';

/**
 * Whether SQLAlchemy 2.1 is installed: surely, or where nothing keeps it from being chosen. From it on a bare
 * `postgresql://` means psycopg 3, and what asynchronous engines need does not come along.
 *
 * @param asOf date as of which packages are resolved that nothing fixes.
 */
export function sqlAlchemy21(
  { requirements, locked }: Pick<Manifest, 'requirements' | 'locked'>,
  asOf: string,
): 'yes' | 'maybe' | 'no' {
  const specifier = requirements.find(({ name }) => name === 'sqlalchemy')?.specifier ?? '';
  const least = /(?:===?|>=|~=)([^,*]+)/.exec(specifier)?.[1];
  if (least !== undefined && valid(least) !== null && compare(least, '2.1') >= 0) return 'yes';
  const isAllowed = specifier === '' || !validRange(specifier) || satisfies('2.1.0', specifier);
  return !locked && isAllowed && asOf >= RELEASED ? 'maybe' : 'no';
}
