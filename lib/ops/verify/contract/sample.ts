import { alternatives, type OpenApi, type Schema } from './openapi';

/**
 * A value that a schema allows, with as little in it as may be.
 *
 * @param given values of properties by name; where the schema has none of such a name they are left out.
 */
export function sample(schema: Schema, api: OpenApi, given: Readonly<Record<string, unknown>> = {}): unknown {
  const [choice = {}] = alternatives(schema, api);
  if (choice.const !== undefined) return choice.const;
  if (choice.enum) return choice.enum[0];
  if (choice.allOf?.[0]) return sample(choice.allOf[0], api, given);
  switch (choice.type) {
    case 'object':
      return object(choice, api, given);
    case 'array':
      return [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return choice.minimum ?? 1;
    default:
      return text(choice);
  }
}

function object(schema: Schema, api: OpenApi, given: Readonly<Record<string, unknown>>): object {
  const { properties = {}, required = [] } = schema;
  const names = Object.keys(properties).filter((name) => name in given || required.includes(name));
  return Object.fromEntries(
    names.map((name) => [name, name in given ? given[name] : sample(properties[name] ?? {}, api)]),
  );
}

function text({ format, minLength = 0 }: Schema): string {
  if (format === 'date-time') return '2030-01-01T12:00:00Z';
  if (format === 'date') return '2030-01-01';
  if (format === 'email') return 'someone@verify.example.com';
  return 'verification'.padEnd(minLength, '.');
}
