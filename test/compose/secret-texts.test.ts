import { secretTexts } from '../../lib/compose';

/** As app-secrets is made: entries whose values hold the database's password, and others. */
const entriesOf = (password: string) => ({
  BETTER_AUTH_SECRET: 'the-secret',
  POSTGRES_PASSWORD: password,
  DATABASE_URL: `postgresql://todo:${encodeURIComponent(password)}@todo-database:5432/todo`,
  'DATABASE_URL.postgresql-asyncpg': `postgresql+asyncpg://todo:${encodeURIComponent(password)}@todo-database:5432/todo`,
  'DATABASE_URL.host': 'todo-database',
});

test('a secret is named and never written', () => {
  const texts = secretTexts(new Map([['POSTGRES_PASSWORD', 'pass-word']]), entriesOf);
  expect(texts.get('BETTER_AUTH_SECRET')).toBe('${BETTER_AUTH_SECRET}');
  expect([...texts.values()].join()).not.toMatch(/the-secret|pass-word/);
});

test('every form of the database’s address is written out around the password, so that .env is enough', () => {
  const texts = secretTexts(new Map([['POSTGRES_PASSWORD', 'pass-word']]), entriesOf);
  expect(texts.get('DATABASE_URL')).toBe('postgresql://todo:${POSTGRES_PASSWORD}@todo-database:5432/todo');
  expect(texts.get('DATABASE_URL.postgresql-asyncpg')).toMatch(
    /^postgresql\+asyncpg:.*\$\{POSTGRES_PASSWORD\}@/,
  );
  expect(texts.get('DATABASE_URL.host')).toBe('todo-database');
  expect(texts.get('POSTGRES_PASSWORD')).toBe('${POSTGRES_PASSWORD}');
});

test('a password that an address holds in another form is not put into one', () => {
  const texts = secretTexts(new Map([['POSTGRES_PASSWORD', 'p@ss/word']]), entriesOf);
  expect(texts.get('DATABASE_URL')).toBe('${DATABASE_URL}');
  expect(texts.get('DATABASE_URL.postgresql-asyncpg')).toBe('${DATABASE_URL_postgresql_asyncpg}');
});

test('of a database outside every form is filled in when Compose runs', () => {
  const texts = secretTexts(new Map([['DATABASE_URL', 'postgresql://me:x@db.example.com/todo']]), entriesOf);
  expect(texts.get('DATABASE_URL')).toBe('${DATABASE_URL}');
  expect(texts.get('DATABASE_URL.host')).toBe('${DATABASE_URL_host}');
});
