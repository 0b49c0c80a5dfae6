import { formatInspection } from '../../lib/ops/inspect/format-inspection';
import { columns, wrap } from '../../lib/ops/inspect/columns';
import { DEFAULT_ADDRESSES } from '../../lib/charts/server/default-addresses';
import { variable } from '../support/applications';
import { backend, frontend } from './inspected-applications';

const surroundings = { settings: new Map([['CHAT_MODEL', 'gpt-x']]), addresses: DEFAULT_ADDRESSES };

const applications = {
  backend: backend({
    variables: [
      variable('CHAT_MODEL', { default: 'gpt-4.1' }),
      variable('CORS_ORIGINS', { meaning: 'frontend-origins', type: 'list' }),
      variable('DATABASE_URL', {
        meaning: 'database-url',
        secret: true,
        required: true,
        databaseUrl: { scheme: 'postgresql+asyncpg', tlsParameter: 'ssl' },
        evidence: [1, 2, 3, 4, 5].map((line) => ({
          file: 'a/long/way/down/to/the/settings_of_the_database.py',
          line,
        })),
      }),
      variable('LOG_LEVEL', { default: 'info' }),
      variable('MAIL_PASSWORD', { required: true, secret: true }),
      variable('OPENAI_API_KEY', { meaning: 'openai-api-key', required: true, secret: true }),
      variable('PORT', { meaning: 'port' }),
      variable('SECRET_KEY', { meaning: 'auth-secret', required: true, secret: true }),
      variable('TENANT', { required: true }),
    ],
    notes: [
      {
        code: 'HEALTH_ASKS_THE_DATABASE',
        text: 'Its only health route asks the database, so that a probe for life would restart every pod when the database is away: the port is asked.',
        evidence: [{ file: 'main.py', line: 20 }],
      },
    ],
    problems: [
      {
        code: 'SQLITE_FILE',
        found: 'the database is a file',
        needed: 'Postgres',
        mend: 'read DATABASE_URL',
        evidence: [{ file: 'db.py', line: 3 }],
      },
    ],
  }),
  frontend: frontend({
    questions: [
      {
        setting: 'lockfile',
        text: 'Which lockfile counts?',
        choices: [
          { value: 'package-lock.json', evidence: [{ file: 'package-lock.json' }] },
          { value: 'pnpm-lock.yaml', evidence: [{ file: 'pnpm-lock.yaml' }] },
        ],
      },
    ],
  }),
};

describe('what inspect prints', () => {
  const text = formatInspection(applications, surroundings);

  it('says what was found, where, and what overrides it', () => {
    expect(text).toMatchSnapshot();
  });

  it('fits into 120 columns and has no blanks at the end of a line', () => {
    expect(text.split('\n').filter((line) => line.length > 120 || line.endsWith(' '))).toEqual([]);
  });

  it('never shows the value of a secret', () => {
    const settings = new Map([
      ['MAIL_PASSWORD', 'hunter2'],
      ['OPENAI_API_KEY', 'sk-very-secret'],
      ['DATABASE_URL', 'postgresql://u:p4ss@h/d'],
    ]);
    expect(formatInspection(applications, { ...surroundings, settings })).not.toMatch(
      /hunter2|very-secret|p4ss/,
    );
  });

  it('shows nothing but the problem of a folder without an application', () => {
    const [problem] = applications.backend.problems;
    const entry = { value: '', evidence: [] };
    const none = backend({ source: { ...backend().source, entry }, problems: problem ? [problem] : [] });
    const [first] = formatInspection({ ...applications, backend: none }, surroundings).split('\n\nfrontend:');
    expect(first).toBe(
      [
        'backend: no FastAPI in theirs/backend',
        '',
        '× SQLITE_FILE: the database is a file (db.py:3)',
        '    needed:  Postgres',
        '    mend:    read DATABASE_URL',
      ].join('\n'),
    );
  });

  it('names what has to be written into .env before', () => {
    const variables = [variable('TENANT', { required: true }), variable('REGION', { required: true })];
    const written = { ...surroundings, settings: new Map([['REGION', 'eu']]) };
    expect(formatInspection({ backend: backend({ variables }), frontend: frontend() }, written)).toMatch(
      /\n‼ write into \.env first: TENANT=…\n√ it can be deployed: /,
    );
  });

  it('ends with the command that deploys when nothing stands in the way', () => {
    const fine = { backend: backend(), frontend: frontend() };
    expect(formatInspection(fine, surroundings)).toMatch(
      /√ it can be deployed: make deploy BACKEND_DIR=theirs\/backend FRONTEND_DIR=theirs\/frontend$/,
    );
  });
});

describe('a table', () => {
  it('aligns columns, wraps cells at blanks and breaks words that are too long', () => {
    expect(
      columns(
        [
          ['a', 'one two three'],
          ['bb', 'abcdefghijkl'],
        ],
        [4, 8],
      ),
    ).toEqual(['a   one two', '    three', 'bb  abcdefgh', '    ijkl']);
  });

  it('keeps the lines of a cell', () => {
    expect(wrap('a.py:1\nb.py:2', 20)).toEqual(['a.py:1', 'b.py:2']);
  });
});
