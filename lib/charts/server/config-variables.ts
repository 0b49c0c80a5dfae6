import { type TSchema, TypeGuard } from '@sinclair/typebox';
import { isSpecified } from '../../application';
import type { StringMap } from '../../constructs/object-metadata';
import { configSchema } from './config-schema';
import type { ChartVariable } from './server-facts';
import { valueKeys } from './value-keys';

/** A value of `config`; undefined where it is absent. */
export type ConfigValue = string | number | boolean | undefined;

/** A variable as a value of a chart. */
export interface ConfigVariable {
  readonly variable: ChartVariable;
  /** Below `config`, e.g. `openaiModel`. */
  readonly key: string;
  readonly schema: TSchema;
  /** What it adds to the ConfigMap. */
  readonly entry: (value: ConfigValue) => StringMap;
}

/** The variables that a chart's `config` has. */
export function configVariables(variables: readonly ChartVariable[]): ConfigVariable[] {
  const keys = valueKeys(variables);
  return variables.map((variable) => {
    const schema = configSchema(variable);
    const write = writerOf(variable, schema);
    return {
      variable,
      key: keys.get(variable) ?? variable.name,
      schema,
      entry: (value) => write(variable.name, value),
    };
  });
}

type Writer = (name: string, value: ConfigValue) => StringMap;

/** Chosen before a chart is built: whatever the application, no branch of these stays untaken. */
function writerOf({ name, value }: ChartVariable, schema: TSchema): Writer {
  if (TypeGuard.IsString(schema) && !isSpecified(name) && value === undefined) return unlessEmpty;
  return schema.default === undefined ? ifGiven : always;
}

const always: Writer = (name, value) => ({ [name]: String(value) });
const unlessEmpty: Writer = (name, value) => (value ? { [name]: String(value) } : {});
const ifGiven: Writer = (name, value) => (value === undefined ? {} : { [name]: String(value) });
