import type { TObject, TSchema } from '@sinclair/typebox';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTodoConfig } from '../../lib/config';
import { todoConfigSchema } from '../../lib/config/config-schema';
import { projectRoot } from '../../lib/support/paths';
import { configRoot } from '../support/config-root';

const page = readFileSync(join(projectRoot, 'docs/reference/todo-config.md'), 'utf8');

/** The names in the first column of the tables below a heading, those of the settings that are not explained before. */
function settingsBelow(heading: string): string[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const [table = ''] = section.split('| meaning | value |');
  return [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
}

const keysOf = (schema: TSchema): string[] => Object.keys((schema as TObject).properties);

/** What each entry of a record is. */
function entryOf(record: TSchema): TSchema {
  const [schema] = Object.values(record.patternProperties as Readonly<Record<string, TSchema>>);
  if (!schema) throw new Error('the schema is no record');
  return schema;
}

const backend = entryOf(todoConfigSchema.properties.backends);
const frontend = entryOf(todoConfigSchema.properties.frontends);
const variable = entryOf((backend as TObject).properties.variables as TSchema);

describe('the reference of todo.config.ts', () => {
  it.each([
    ['Backends', backend],
    ['Frontends', frontend],
  ])('explains every setting of %s once, and none that there is not', (heading, schema) => {
    expect([...settingsBelow('Either part'), ...settingsBelow(heading)].sort()).toEqual(
      keysOf(schema).sort(),
    );
  });

  it('explains every setting of a variable', () => {
    expect(settingsBelow('Variables')).toEqual(keysOf(variable));
  });

  it('explains every meaning of a variable', () => {
    const [, table = ''] = page.split('| meaning | value |');
    const explained = [...table.matchAll(/^\|(( `[\w-]+`,?)+) \|/gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`([\w-]+)`/g)].map(([, name]) => name),
    );
    const meanings = (variable as TObject).properties.meaning?.anyOf as readonly { readonly const: string }[];
    expect(explained.sort()).toEqual(meanings.map((meaning) => meaning.const).sort());
  });

  it('shows an example that is valid', () => {
    const example = /```ts\n(.*?)```/s.exec(page)?.[1] ?? '';
    expect(Object.keys(loadTodoConfig(configRoot(example)).backends)).toHaveLength(1);
  });
});
