import type { TObject } from '@sinclair/typebox';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { ChartError } from '../chart-error';
import type { HelmChart } from '../helm-chart';
import { pointerSteps } from '../json-pointer';
import { jsonSchemaOf } from './json-schema';

/** A value that a schema refuses. */
export interface Refusal {
  /** JSON pointer of the value; of the object for a property that is missing or unknown; `` for all values. */
  readonly pointer: string;
  /** What was received and what is wanted, e.g. `got number 5, want string`. */
  readonly reason: string;
}

/**
 * Checks complete values by the same schema as Helm does.
 *
 * @throws ChartError INVALID_VALUES that names every refused value by the path that Helm's message has
 */
export function validateValues(chart: HelmChart, values: unknown): void {
  const [first, ...others] = refusalsOf(chart.values, values);
  if (!first) return;
  throw new ChartError({
    code: 'INVALID_VALUES',
    chart: chart.metadata.name,
    value: pointerSteps(first.pointer).join('.') || undefined,
    found: [first, ...others].map(({ pointer, reason }) => `at '${pointer}': ${reason}`).join('; '),
    mend: 'give values as the schema describes them: see values.yaml and values.schema.json of the chart',
  });
}

/** What the schema refuses of complete values; nothing when they are valid. */
export function refusalsOf(schema: TObject, values: unknown): readonly Refusal[] {
  const validate = validatorOf(schema);
  if (validate(values)) return [];
  return withoutAlternatives(validate.errors ?? []).map((error) => ({
    pointer: error.instancePath,
    reason: reasonOf(error),
  }));
}

const validators = new WeakMap<TObject, ValidateFunction>();

function validatorOf(schema: TObject): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false });
  const validator = ajv.compile(jsonSchemaOf(schema));
  validators.set(schema, validator);
  return validator;
}

/** Where several schemas may hold, one message that none does says it all. */
function withoutAlternatives(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf');
  return errors.filter(
    ({ schemaPath }) => !alternatives.some((parent) => schemaPath.startsWith(`${parent.schemaPath}/`)),
  );
}

/** In the words of Helm's validator, as far as ajv knows them. */
function reasonOf({ keyword, params, data, message }: ErrorObject): string {
  const { missingProperty, additionalProperty, type, allowedValues, pattern } = params as Record<
    string,
    unknown
  >;
  switch (keyword) {
    case 'required':
      return `missing property '${String(missingProperty)}'`;
    case 'additionalProperties':
      return `additional property '${String(additionalProperty)}' not allowed`;
    case 'type':
      return `got ${describe(data)}, want ${String(type)}`;
    case 'enum':
      return `got ${describe(data)}, want one of ${JSON.stringify(allowedValues)}`;
    case 'pattern':
      return `got ${describe(data)}, want a match of ${String(pattern)}`;
    case 'anyOf':
      return `got ${describe(data)}, want one of the alternatives of the schema`;
    default:
      return `got ${describe(data)}, which ${message ?? 'the schema refuses'}`;
  }
}

/** Type and value; a long value is cut. */
function describe(data: unknown): string {
  const text = JSON.stringify(data) ?? 'undefined';
  if (data === null) return text;
  const type = Array.isArray(data) ? 'array' : typeof data;
  return `${type} ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
}
