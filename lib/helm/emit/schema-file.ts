import type { TObject } from '@sinclair/typebox';
import { jsonSchemaOf } from '../schema/json-schema';

/** The content of `values.schema.json`. */
export function schemaFile(schema: TObject): string {
  return `${JSON.stringify(jsonSchemaOf(schema), undefined, 2)}\n`;
}
