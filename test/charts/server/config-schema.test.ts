import { Value } from '@sinclair/typebox/value';
import type { Variable } from '../../../lib/application';
import { configSchema } from '../../../lib/charts/server/config-schema';
import { type ConfigValue, configVariables } from '../../../lib/charts/server/config-variables';
import { variable } from '../../support/applications';

const schema = (more: Partial<Variable>, name = 'X') => configSchema(variable(name, more));
const accepts = (more: Partial<Variable>, value: unknown): boolean => Value.Check(schema(more), value);

test('a text is any text, and empty unless its application has a default', () => {
  expect(schema({})).toMatchObject({ type: 'string', default: '' });
  expect(schema({ default: 'gpt-4o' })).toMatchObject({ default: 'gpt-4o' });
});

test('a number keeps its limits and its default', () => {
  const limited = { type: 'integer', default: '10', minimum: 1, maximum: 100 } as const;
  expect(schema(limited)).toMatchObject({ type: 'integer', default: 10, minimum: 1, maximum: 100 });
  expect([0, 1, 1.5, 100, 101].map((value) => accepts(limited, value))).toEqual([
    false,
    true,
    false,
    true,
    false,
  ]);
  expect(schema({ type: 'number', default: '0.7' })).toMatchObject({ type: 'number', default: 0.7 });
});

test('a flag is true or false', () => {
  expect(schema({ type: 'boolean', default: 'True' })).toMatchObject({ type: 'boolean', default: true });
  expect(schema({ type: 'boolean', default: '0' })).toMatchObject({ default: false });
});

test('a choice is one of the choices, its default among them', () => {
  const level = { choices: ['debug', 'info'], default: 'warning' };
  expect(['debug', 'warning', 'loud'].map((value) => accepts(level, value))).toEqual([true, true, false]);
  expect(schema(level)).toMatchObject({ default: 'warning' });
});

test('a single choice is a text', () => {
  expect(schema({ choices: ['HS256'], default: 'HS256' })).toMatchObject({
    type: 'string',
    default: 'HS256',
  });
  expect(schema({ choices: ['HS256'] })).toMatchObject({ type: 'string', default: '' });
});

test.each([{ type: 'integer' }, { type: 'number' }, { type: 'boolean' }, { choices: ['a', 'b'] }] as const)(
  'what has no default may be absent: %j',
  (more) => {
    expect(schema(more)).not.toHaveProperty('default');
    const [config] = configVariables([variable('X', more)]);
    expect(config?.entry(undefined)).toEqual({});
  },
);

test('a list is a JSON array', () => {
  expect(['["a"]', '', 'a,b'].map((value) => accepts({ type: 'list' }, value))).toEqual([true, true, false]);
});

test('an address is where the charts’ own releases are, and an address only', () => {
  const origin = { meaning: 'frontend-origin', required: true } as const;
  expect(schema(origin)).toMatchObject({ default: 'http://localhost:3000' });
  expect(['https://a.example', '', 'a.example'].map((value) => accepts(origin, value))).toEqual([
    true,
    false,
    false,
  ]);
  expect(accepts({ ...origin, required: false }, '')).toBe(true);
});

test('a rule that the application itself breaks is none', () => {
  const broken: Partial<Variable>[] = [
    { type: 'integer', default: '-1', minimum: 0, maximum: 9 },
    { type: 'number', default: '2', minimum: 0, maximum: 1 },
    { type: 'list', default: 'a,b' },
    { meaning: 'openai-base-url', default: 'localhost:11434' },
  ];
  for (const one of broken) expect(accepts(one, schema(one).default)).toBe(true);
  expect(schema({ type: 'integer', default: '-1', minimum: 0, maximum: 9 })).toHaveProperty('maximum', 9);
});

test('what `todo.config.ts` fixed is the default', () => {
  expect(schema({ meaning: 'backend-service', value: 'http://elsewhere' })).toMatchObject({
    default: 'http://elsewhere',
  });
});

test('the words of its author describe it, on one line', () => {
  expect(schema({ description: 'Name of the\n   model' }).description).toBe(
    'Name of the model. Empty: not set.',
  );
  expect(schema({}).description).toBe("The application's `X`. Empty: not set.");
  expect(schema({ description: 'Name of the model. @default gpt-4o.' }).description).toBe(
    'Name of the model. Empty: gpt-4o.',
  );
});

describe('as an entry of the ConfigMap', () => {
  const entry = (name: string, more: Partial<Variable>, value: ConfigValue) =>
    configVariables([variable(name, more)])[0]?.entry(value);

  test('an empty text is left out, unless the specification names the variable or the user fixed it', () => {
    expect(entry('X', {}, '')).toEqual({});
    expect(entry('X', { value: '' }, '')).toEqual({ X: '' });
    expect(entry('NEXT_PUBLIC_OPENAI_DOMAIN_KEY', {}, '')).toEqual({ NEXT_PUBLIC_OPENAI_DOMAIN_KEY: '' });
  });

  test('numbers and flags are texts', () => {
    expect(entry('X', { type: 'integer', default: '1' }, 0)).toEqual({ X: '0' });
    expect(entry('X', { type: 'boolean' }, false)).toEqual({ X: 'false' });
  });

  test('names that differ in form only have keys of their own', () => {
    const keys = configVariables([variable('API_URL'), variable('api_url')]).map(({ key }) => key);
    expect(keys).toEqual(['apiUrl', 'api_url']);
  });

  test('names that differ in case only have them too', () => {
    const keys = configVariables([variable('DEBUG'), variable('debug')]).map(({ key }) => key);
    expect(keys).toEqual(['debug', 'debug_']);
  });
});
