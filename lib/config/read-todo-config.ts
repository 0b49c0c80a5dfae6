import { Value, type ValueError, ValueErrorType } from '@sinclair/typebox/value';
import type { TodoConfig } from '../application';
import { pointerSteps } from '../helm/json-pointer';
import { UserError } from '../support/user-error';
import { todoConfigSchema } from './config-schema';

/**
 * Checks what the file exports.
 *
 * @param file the name used in messages.
 * @throws UserError CONFIG_INVALID about the first setting that is wrong
 */
export function readTodoConfig(exported: unknown, file: string): TodoConfig {
  if (Value.Check(todoConfigSchema, exported)) return exported;
  throw new UserError({
    code: 'CONFIG_INVALID',
    ...explained(Value.Errors(todoConfigSchema, exported).First(), file),
    mend: `edit ${file}; docs/reference/todo-config.md lists the settings`,
  });
}

function explained(error: ValueError | undefined, file: string): { found: string; needed: string } {
  const setting = written(pointerSteps(error?.path ?? '')) || 'the default export';
  if (error?.type === ValueErrorType.ObjectAdditionalProperties)
    return {
      found: `${setting} in ${file} is no setting`,
      needed: neededKeys(error),
    };
  return {
    found: `${setting} in ${file} is ${JSON.stringify(error?.value) ?? 'missing'}`,
    needed: error?.schema.description ?? error?.message ?? '',
  };
}

/** The names that an object may have; of one with free names what they are. */
function neededKeys({ schema }: ValueError): string {
  const properties = schema.properties as object | undefined;
  return properties ? `one of ${Object.keys(properties).join(', ')}` : (schema.description ?? '');
}

/** As it is written in TypeScript: `backends['../theirs'].port`. */
function written(steps: readonly string[]): string {
  return steps.reduce((path, step) => {
    if (/^\d+$/.test(step)) return `${path}[${step}]`;
    if (/^[A-Za-z_]\w*$/.test(step)) return path ? `${path}.${step}` : step;
    return `${path}['${step}']`;
  }, '');
}
