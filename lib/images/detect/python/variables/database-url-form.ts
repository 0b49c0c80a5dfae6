import { compare, valid } from '@renovatebot/pep440';
import type { DatabaseUrlForm } from '../../../../application';
import type { Requirement } from '../dependencies/requirement';
import { engineCalls } from '../program/engine-calls';
import type { PythonProgram } from '../program/python-program';

/**
 * The form of the database's address that a program accepts: by how it connects, its drivers, and whether it rewrites
 * the address itself. libpq's form, `postgresql://…?sslmode=…`, is kept wherever it will do.
 *
 * @param installed normalised names of the packages
 */
export function databaseUrlForm(
  program: PythonProgram,
  requirements: readonly Requirement[],
  installed: ReadonlySet<string>,
): DatabaseUrlForm {
  const texts = [...program.all('String', 'FormatString')].map(({ node }) => node.text);
  const mentions = (pattern: RegExp): boolean => texts.some((text) => pattern.test(text));
  const engines = engineCalls(program);
  if (engines.some((engine) => engine.async)) {
    const driver = installed.has('asyncpg') || !hasPsycopg(installed) ? 'asyncpg' : 'psycopg';
    const rewrites = mentions(new RegExp(`^[a-z]*["']+postgres(ql)?\\+${driver}(://)?["']+$`, 'i'));
    const parsesTls = driver === 'psycopg' || mentions(/sslmode/);
    return {
      scheme: rewrites ? 'postgresql' : `postgresql+${driver}`,
      tlsParameter: parsesTls ? 'sslmode' : 'ssl',
    };
  }
  return {
    scheme: engines.length > 0 ? syncScheme(requirements, installed, mentions) : 'postgresql',
    tlsParameter: 'sslmode',
  };
}

/** A bare `postgresql://` loads psycopg2 up to SQLAlchemy 2.0, psycopg 3 from 2.1 on. */
function syncScheme(
  requirements: readonly Requirement[],
  installed: ReadonlySet<string>,
  mentions: (pattern: RegExp) => boolean,
): string {
  const has2 = installed.has('psycopg2') || installed.has('psycopg2-binary');
  const rewrites = mentions(/postgresql\+psycopg2?(:|["'])/);
  if (rewrites) return 'postgresql';
  const bareIs3 = sqlAlchemyIs21(requirements);
  if (hasPsycopg(installed) && !has2) return bareIs3 ? 'postgresql' : 'postgresql+psycopg';
  return bareIs3 ? 'postgresql+psycopg2' : 'postgresql';
}

function hasPsycopg(installed: ReadonlySet<string>): boolean {
  return ['psycopg', 'psycopg-binary', 'psycopg[binary]'].some((name) => installed.has(name));
}

function sqlAlchemyIs21(requirements: readonly Requirement[]): boolean {
  const specifier = requirements.find(({ name }) => name === 'sqlalchemy')?.specifier ?? '';
  const least = /(?:===?|>=|~=)([^,*]+)/.exec(specifier)?.[1];
  return least !== undefined && valid(least) !== null && compare(least, '2.1') >= 0;
}
