import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import type { Applications } from '../../application';
import { Reporter } from '../../support/reporter';
import { parseEnv } from './parse-env';
import { SettingName, settingNames } from './settings-names';

/** A `.env` file as it was read. */
export interface EnvFile {
  readonly file: string;
  /** False: there is no such file yet. */
  readonly exists: boolean;
  /** What it sets; a setting without a value is left out. */
  readonly values: ReadonlyMap<string, string>;
}

/**
 * Reads `.env`, mends its permissions when others could read it, and notes names that mean nothing here.
 *
 * @param applications undefined: nobody knows which names mean something.
 * @throws UserError ENV_MALFORMED
 */
export function readEnvFile(
  file: string,
  applications: Applications | undefined,
  reporter: Reporter,
): EnvFile {
  if (!existsSync(file)) return { file, exists: false, values: new Map() };
  if (statSync(file).mode & 0o077) {
    chmodSync(file, 0o600);
    reporter.check('warn', `${file} could be read by others; its permissions are 0600 now`);
  }
  const values = new Map([...parseEnv(readFileSync(file, 'utf8'), file)].filter(([, value]) => value !== ''));
  if (applications) noteUnknown(file, values, applications, reporter);
  return { file, exists: true, values };
}

function noteUnknown(
  file: string,
  values: ReadonlyMap<string, string>,
  applications: Applications,
  reporter: Reporter,
): void {
  const known = settingNames(applications).map(({ name }) => name);
  const unknown = [...values.keys()].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  reporter.check(
    'warn',
    `${file} sets ${unknown.join(', ')}, which nothing reads`,
    `known: ${known.join(', ')}`,
  );
}

/**
 * Brings `.env` to completeness: makes it when there is none, else appends the generated secrets it lacks. What stands
 * in an existing file is never changed.
 *
 * @param adopted values of the living cluster, used instead of new ones: all of them when there is no file (it was
 * lost, or this is a second clone), only the generated secrets when there is one (what it leaves empty is meant so).
 */
export function completeEnvFile(
  env: EnvFile,
  adopted: ReadonlyMap<string, string>,
  applications: Applications,
  reporter: Reporter,
): EnvFile {
  const settings = settingNames(applications);
  const missing = settings.filter(({ name }) => !env.values.has(name));
  const added = new Map<string, string>();
  for (const { name, generated } of missing) {
    const value =
      (generated || !env.exists ? adopted.get(name) : undefined) ?? (generated ? newSecret() : undefined);
    if (value) added.set(name, value);
  }
  if (env.exists && added.size === 0) return env;
  writeAtomically(env.file, env.exists ? appended(env.file, added) : fresh(settings, added));
  reporter.check(
    'ok',
    `${env.exists ? 'completed' : 'made'} ${env.file}: ${[...added.keys()].map((name) => origin(name, adopted)).join(', ')}`,
  );
  return { file: env.file, exists: true, values: new Map([...env.values, ...added]) };
}

/** 256 bits that need no quoting in a URL, a shell or a `.env` line. */
function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function origin(name: string, adopted: ReadonlyMap<string, string>): string {
  return `${name} ${adopted.has(name) ? 'as in the cluster' : 'generated'}`;
}

function fresh(settings: readonly SettingName[], values: ReadonlyMap<string, string>): string {
  const entry = ({ name, comment }: SettingName): string =>
    `# ${comment}\n${assignment(name, values.get(name) ?? '')}\n`;
  return [
    '# Settings of the Todo chatbot, read by `make deploy`. It holds secrets: git ignores it, keep it private.\n',
    ...settings.map(entry),
  ].join('\n');
}

function appended(file: string, values: ReadonlyMap<string, string>): string {
  const text = readFileSync(file, 'utf8');
  const lines = [...values].map(([name, value]) => `${assignment(name, value)}\n`);
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${lines.join('')}`;
}

function assignment(name: string, value: string): string {
  const quote = /[#\s"'`]/.test(value) ? (["'", '"', '`'].find((sign) => !value.includes(sign)) ?? "'") : '';
  return `${name}=${quote}${value}${quote}`;
}

function writeAtomically(file: string, text: string): void {
  const target = existsSync(file) ? realpathSync(file) : file;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { mode: 0o600 });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
