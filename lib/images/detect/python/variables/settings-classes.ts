import type { PythonModule } from '../project/python-module';
import type { PythonProgram } from '../program/python-program';
import { assignmentOf, type PyAssignment } from '../syntax/assignment';
import { callOf, type PyCall } from '../syntax/call';
import { classOf, type PyClass } from '../syntax/class';
import { constantOf, type PyConstant } from '../syntax/constant';
import type { PyNode } from '../syntax/py-node';
import { annotatedType } from './annotated-type';
import type { VariableRead } from './variable-read';

/** The variables of a program's settings classes (pydantic-settings), each field of each class. */
export function settingsReads(program: PythonProgram): VariableRead[] {
  return [...program.all('ClassDefinition')].flatMap(({ module, node }) => {
    const type = classOf(node);
    return type && isSettings(program, module, type) ? fieldsOf(type) : [];
  });
}

function isSettings(program: PythonProgram, module: PythonModule, type: PyClass, depth = 0): boolean {
  return type.bases.some((base) => {
    if (/(^|\.)BaseSettings$/.test(base)) return true;
    const found = program.finder.definition(module, base);
    return found?.kind === 'class' && depth < 5 && isSettings(program, found.module, found.class, depth + 1);
  });
}

function fieldsOf(type: PyClass): VariableRead[] {
  const prefix = setting(type, 'env_prefix');
  return type.body.children.flatMap((statement, index) => {
    const assignment = assignmentOf(statement);
    const [name = ''] = assignment?.targets ?? [];
    if (!assignment || /^_|^(model_config|env_file|env_prefix)$/.test(name)) return [];
    // Without an annotation pydantic refuses a field, unless it is a class variable of a base.
    if (!assignment.annotation || /^(typing\.)?ClassVar\b/.test(assignment.annotation.text)) return [];
    const docstring = docstringOf(type.body.children[index + 1]);
    return field(assignment, name, typeof prefix === 'string' ? prefix : '', docstring);
  });
}

function field(assignment: PyAssignment, name: string, prefix: string, docstring?: string): VariableRead {
  const { annotation, value, node } = assignment;
  const { type, secret, choices, field: annotatedField } = annotatedType(annotation);
  const valueCall = callOf(value);
  const field = valueCall?.name === 'Field' ? valueCall : annotatedField;
  const given = valueCall?.name === 'Field' ? defaultOf(valueCall) : value;
  const described = constantOf(field?.keywords.get('description'));
  return {
    name: aliasOf(field) ?? `${prefix}${name}`.toUpperCase(),
    node,
    required: given === undefined && !field?.keywords.has('default_factory'),
    type,
    ...limits(field, type),
    ...(secret && { secret }),
    ...(choices && { choices }),
    ...textOf(given),
    ...describe(docstring ?? (typeof described === 'string' ? described : undefined)),
  };
}

/** `Field(default, …)` or `Field(default=…)`; `...` stands for none. */
function defaultOf({ args, keywords }: PyCall): PyNode | undefined {
  const given = keywords.get('default') ?? args[0];
  return given?.text === '...' || given?.text === 'Ellipsis' ? undefined : given;
}

/** The first name of an alias: pydantic reads all of them, one is enough. */
function aliasOf(field: PyCall | undefined): string | undefined {
  const alias =
    field?.keywords.get('validation_alias') ?? field?.keywords.get('alias') ?? field?.keywords.get('env');
  const call = callOf(alias);
  const text = constantOf(call?.name === 'AliasChoices' ? call.args[0] : alias);
  return typeof text === 'string' ? text.toUpperCase() : undefined;
}

function limits(field: PyCall | undefined, type: string): Pick<VariableRead, 'minimum' | 'maximum'> {
  const number = (key: string): number | undefined => {
    const value = constantOf(field?.keywords.get(key));
    return typeof value === 'number' ? value : undefined;
  };
  // Of whole numbers "greater than 0" is "at least 1"; of others there is no least one, and 0 itself is let through.
  const step = type === 'integer' ? 1 : 0;
  const [gt, lt] = [number('gt'), number('lt')];
  const minimum = number('ge') ?? (gt === undefined ? undefined : gt + step);
  const maximum = number('le') ?? (lt === undefined ? undefined : lt - step);
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

function textOf(given: PyNode | undefined): { default?: string } {
  const text = asText(constantOf(given));
  return text === undefined ? {} : { default: text };
}

/** A constant as an environment variable would hold it; None and what is no constant is no default. */
export function asText(value: PyConstant | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `model_config = SettingsConfigDict(env_prefix=…)`, `{"env_prefix": …}`, or `class Config: env_prefix = …`. */
function setting(type: PyClass, key: string): PyConstant | undefined {
  for (const node of type.body.all('AssignStatement')) {
    const assignment = assignmentOf(node);
    if (assignment?.targets[0] === key) return constantOf(assignment.value);
    if (assignment?.targets[0] !== 'model_config') continue;
    const keyword = callOf(assignment.value)?.keywords.get(key) ?? entryOf(assignment.value, key);
    if (keyword) return constantOf(keyword);
  }
  return undefined;
}

function entryOf(dictionary: PyNode | undefined, key: string): PyNode | undefined {
  const children = dictionary?.type === 'DictionaryExpression' ? dictionary.children : [];
  const at = children.findIndex((child) => constantOf(child) === key);
  return at < 0 ? undefined : children[at + 2];
}

function docstringOf(statement: PyNode | undefined): string | undefined {
  const text = statement?.type === 'ExpressionStatement' ? constantOf(statement.children[0]) : undefined;
  return typeof text === 'string' ? text : undefined;
}

function describe(text: string | undefined): { description?: string } {
  const line = text?.replaceAll(/\s+/g, ' ').trim();
  return line ? { description: line } : {};
}
