import type { Static, TObject } from '@sinclair/typebox';

/** The same schema with other defaults for some of its properties. */
export function withDefaults<S extends TObject>(schema: S, defaults: Partial<Static<S>>): S {
  const properties = Object.entries(schema.properties).map(([key, property]) => [
    key,
    key in defaults ? { ...property, default: defaults[key as keyof typeof defaults] } : property,
  ]);
  return { ...schema, properties: Object.fromEntries(properties) as S['properties'] };
}
