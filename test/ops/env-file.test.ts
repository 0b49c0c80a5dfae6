import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEnv } from '../../lib/ops/env/check-env';
import { completeEnvFile, readEnvFile } from '../../lib/ops/env/env-file';
import { parseEnv } from '../../lib/ops/env/parse-env';
import { reference } from '../charts/applications';
import { RecordingReporter } from '../support/recording-reporter';
import { scratchFolder } from './scratch-folder';

const folder = scratchFolder();
const reporter = new RecordingReporter();
let number = 0;
const newFile = (): string => join(folder, `${number++}.env`);

describe('parsing', () => {
  test.each([
    ['A=1', '1'],
    ['  A = 1  ', '1'],
    ['export A=1', '1'],
    ['A=', ''],
    ['A="x # y"', 'x # y'],
    ["A='x y' # comment", 'x y'],
    ['A=x # comment', 'x'],
    ['A=a=b=c', 'a=b=c'],
    ['# A=2\n\nA=1\r\n', '1'],
    ['\uFEFFA=1', '1'],
  ])('%j gives A the value %j', (text, value) => {
    expect(parseEnv(text, '.env').get('A')).toBe(value);
  });

  test.each([
    ['A=1\nwhat is this', 'line 2 is no assignment'],
    ['1A=x', 'line 1 is no assignment'],
    ['A=1\nB=2\nA=3', 'line 3 sets A again (first on line 1)'],
    ['A="hidden', 'line 1 has a value of A whose quote is not closed'],
    ["A='hidden' rest", 'line 1 has a value of A whose quote is not closed'],
    ['A=pass#hidden', 'line 1 has an unquoted # in the value of A'],
  ])('%j is refused with its line and without its value', (text, found) => {
    const parsing = (): unknown => parseEnv(text, '.env');
    expect(parsing).toThrow(found);
    expect(parsing).not.toThrow('hidden');
    expect(parsing).toThrow(expect.objectContaining({ code: 'ENV_MALFORMED' }) as Error);
  });
});

describe('a first deploy', () => {
  test('makes a private file with two different generated secrets and a comment for each setting', () => {
    const file = newFile();
    const env = completeEnvFile(readEnvFile(file, reference, reporter), new Map(), reference, reporter);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const secrets = ['BETTER_AUTH_SECRET', 'POSTGRES_PASSWORD'].map((name) => env.values.get(name));
    expect(new Set(secrets).size).toBe(2);
    for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
    const text = readFileSync(file, 'utf8');
    for (const name of ['OPENAI_API_KEY', 'DATABASE_URL', 'NEXT_PUBLIC_OPENAI_DOMAIN_KEY'])
      expect(text).toMatch(new RegExp(`# .+\n${name}=\n`));
    expect(readEnvFile(file, reference, reporter).values).toEqual(env.values);
  });

  test('beside a living cluster takes all of its settings over, since its file was lost', () => {
    const adopted = new Map([
      ['BETTER_AUTH_SECRET', 'a'.repeat(40)],
      ['OPENAI_API_KEY', 'sk-living'],
    ]);
    const env = completeEnvFile(readEnvFile(newFile(), reference, reporter), adopted, reference, reporter);
    expect(env.values.get('BETTER_AUTH_SECRET')).toBe('a'.repeat(40));
    expect(env.values.get('OPENAI_API_KEY')).toBe('sk-living');
    expect(env.values.get('POSTGRES_PASSWORD')).toMatch(/^[\w-]{43}$/);
  });

  test('quotes what it takes over so that it reads the same again', () => {
    const file = newFile();
    const adopted = new Map([['OPENAI_API_KEY', `it's #1`]]);
    completeEnvFile(readEnvFile(file, reference, reporter), adopted, reference, reporter);
    expect(readEnvFile(file, reference, reporter).values.get('OPENAI_API_KEY')).toBe(`it's #1`);
  });

  test('says which secrets it made without showing them', () => {
    const said = new RecordingReporter();
    const env = completeEnvFile(readEnvFile(newFile(), reference, said), new Map(), reference, said);
    expect(said.lines.join('\n')).toContain('BETTER_AUTH_SECRET generated');
    for (const value of env.values.values()) expect(said.lines.join('\n')).not.toContain(value);
  });
});

describe('an existing file', () => {
  const complete = `BETTER_AUTH_SECRET=${'x'.repeat(32)}\nPOSTGRES_PASSWORD=p\n# mine\n`;

  test('that is complete is not written', () => {
    const file = newFile();
    writeFileSync(file, complete, { mode: 0o400 });
    const before = statSync(file);
    completeEnvFile(
      readEnvFile(file, reference, reporter),
      new Map([['OPENAI_API_KEY', 'sk-1']]),
      reference,
      reporter,
    );
    expect(statSync(file)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  test('gets missing secrets appended behind what it says, in the cluster’s values where it has them', () => {
    const file = newFile();
    writeFileSync(file, '# mine\nOPENAI_API_KEY=sk-2', { mode: 0o600 });
    const adopted = new Map([
      ['POSTGRES_PASSWORD', 'living'],
      ['OPENAI_BASE_URL', 'http://left.out.on.purpose'],
    ]);
    completeEnvFile(readEnvFile(file, reference, reporter), adopted, reference, reporter);
    expect(readFileSync(file, 'utf8')).toMatch(
      /^# mine\nOPENAI_API_KEY=sk-2\nBETTER_AUTH_SECRET=[\w-]{43}\nPOSTGRES_PASSWORD=living\n$/,
    );
  });

  test('that others could read is made private, and that is said', () => {
    const file = newFile();
    writeFileSync(file, complete);
    chmodSync(file, 0o644);
    const said = new RecordingReporter();
    readEnvFile(file, reference, said);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(said.lines).toEqual([expect.stringMatching(/^warn .*0600/)]);
  });

  test('with a misspelt name is told so', () => {
    const file = newFile();
    writeFileSync(file, `${complete}OPENAI_APIKEY=1\n`, { mode: 0o600 });
    const said = new RecordingReporter();
    readEnvFile(file, reference, said);
    expect(said.lines.join()).toContain('OPENAI_APIKEY');
  });
});

describe('checking', () => {
  const check = (name: string, value: string) => (): void =>
    checkEnv({ file: '.env', exists: true, values: new Map([[name, value]]) }, reference);

  test.each([
    ['BETTER_AUTH_SECRET', 'short', 'SECRET_SHORT'],
    ['OPENAI_BASE_URL', 'llm.example.com/v1', 'URL_MALFORMED'],
    ['BETTER_AUTH_URL', 'ftp://example.com', 'URL_MALFORMED'],
    ['OPENAI_BASE_URL', 'http://localhost:11434/v1', 'URL_OF_THE_POD'],
    ['DATABASE_URL', 'mysql://u:p@host/db', 'DATABASE_URL_MALFORMED'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:4318', 'URL_OF_THE_POD'],
    ['GITHUB_CLIENT_ID', 'id', 'SETTING_INCOMPLETE'],
    ['GOOGLE_CLIENT_SECRET', 'secret', 'SETTING_INCOMPLETE'],
    ['OPENAI_API', 'foo', 'SETTING_INVALID'],
    ['CHAT_UI', 'builtin', 'SETTING_INVALID'],
    ['CHAT_TIMEOUT_SECONDS', '-1', 'SETTING_INVALID'],
    ['CHAT_TIMEOUT_SECONDS', '1m', 'SETTING_INVALID'],
    ['CHAT_REQUESTS_PER_MINUTE', '-1', 'SETTING_INVALID'],
    ['API_REQUESTS_PER_MINUTE', '1.5', 'SETTING_INVALID'],
    ['DATABASE_CONNECTIONS', '1000', 'SETTING_INVALID'],
    ['LOG_LEVEL', 'verbose', 'SETTING_INVALID'],
  ])('%s=%s is refused as %s', (name, value, code) => {
    expect(check(name, value)).toThrow(expect.objectContaining({ code }) as Error);
  });

  test.each([
    ['BETTER_AUTH_SECRET', 'x'.repeat(32)],
    ['OPENAI_BASE_URL', 'http://192.168.1.5:1234/v1'],
    ['BETTER_AUTH_URL', 'http://localhost:3001'],
    ['DATABASE_URL', 'postgresql://u:p%23@ep-x.neon.tech/db?sslmode=require&channel_binding=require'],
    ['OPENAI_API', 'chat_completions'],
    ['CHAT_UI', 'built-in'],
    ['CHAT_REQUESTS_PER_MINUTE', '0'],
  ])('%s=%s is taken', (name, value) => {
    expect(check(name, value)).not.toThrow();
  });

  test('a message names the setting, what it is and what it may be', () => {
    expect(check('OPENAI_API', 'foo')).toThrow(
      expect.objectContaining({
        found: 'OPENAI_API in .env is "foo"',
        needed: 'one of auto, responses, chat_completions',
        mend: 'edit OPENAI_API in .env, or leave it empty for "auto"',
      }) as Error,
    );
    expect(check('DATABASE_CONNECTIONS', 'many')).toThrow(
      expect.objectContaining({ needed: 'a whole number from 1 to 100' }) as Error,
    );
  });
});
