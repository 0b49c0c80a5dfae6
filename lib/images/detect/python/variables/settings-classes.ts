import type { PythonModule } from '../project/python-module';
import type { PythonProgram } from '../program/python-program';
import { assignmentOf, type PyAssignment } from '../syntax/assignment';
import { callOf, type PyCall } from '../syntax/call';
import { classOf, type PyClass } from '../syntax/class';
import { constantOf, type PyConstant } from '../syntax/constant';
import { dottedName } from '../syntax/dotted-name';
import { entryOf } from '../syntax/entry-of';
import type { PyNode } from '../syntax/py-node';
import { annotatedType } from './annotated-type';
import type { VariableRead } from './variable-read';

const DEEPEST = 5;

/** A class of the program, or one of its bases there. */
interface LocatedClass {
  readonly module: PythonModule;
  readonly class: PyClass;
}

/** The variables of a program's settings classes (pydantic-settings): each field of each class and of its bases. */
export function settingsReads(program: PythonProgram): VariableRead[] {
  const reads = [...program.all('ClassDefinition')].flatMap(({ module, node }) => {
    const type = classOf(node);
    const classes = type ? withBases(program, { module, class: type }) : [];
    return isBasedOn(classes, /(^|\.)BaseSettings$/) ? fieldsOf(program, classes) : [];
  });
  // A base that is a settings class itself has the same fields by the same names.
  return [
    ...new Map(
      reads.map((read) => [`${read.name} ${read.node.source.file} ${read.node.from}`, read]),
    ).values(),
  ];
}

function withBases(program: PythonProgram, located: LocatedClass, depth = 0): LocatedClass[] {
  const bases = located.class.bases.flatMap((base) => {
    const found = program.finder.definition(located.module, base);
    return found?.kind === 'class' && depth < DEEPEST ? withBases(program, found, depth + 1) : [];
  });
  return [located, ...bases];
}

function isBasedOn(classes: readonly LocatedClass[], name: RegExp): boolean {
  return classes.some((each) => each.class.bases.some((base) => name.test(base)));
}

/** The fields of a class and its bases; of one name the first. */
function fieldsOf(program: PythonProgram, classes: readonly LocatedClass[], outer?: string): VariableRead[] {
  const prefix = outer ?? textSetting(classes, 'env_prefix') ?? '';
  const delimiter = textSetting(classes, 'env_nested_delimiter');
  const seen = new Set<string>();
  return classes.flatMap(({ module, class: { body } }) =>
    body.children.flatMap((statement, index) => {
      const assignment = assignmentOf(statement);
      const [name = ''] = assignment?.targets ?? [];
      if (!assignment || seen.has(name) || /^_|^(model_config|env_file|env_prefix)$/.test(name)) return [];
      // Without an annotation pydantic refuses a field, unless it is a class variable of a base.
      if (!assignment.annotation || /^(typing\.)?ClassVar\b/.test(assignment.annotation.text)) return [];
      seen.add(name);
      const own = field(assignment, name, prefix, docstringOf(body.children[index + 1]));
      const found = program.finder.definition(module, dottedName(assignment.annotation) ?? '');
      const inner = found?.kind === 'class' ? withBases(program, found) : [];
      if (!isBasedOn(inner, /(^|\.)Base(Model|Settings)$/)) return [own];
      // A settings class reads for itself, and a model that has a default needs nothing.
      if (!own.required) return [];
      return delimiter ? fieldsOf(program, inner, `${prefix}${name}${delimiter}`) : [own];
    }),
  );
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
    ...(prefix && { ownName: name.toUpperCase() }),
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

/** `model_config = SettingsConfigDict(env_prefix=…)`, `{"env_prefix": …}`, or `class Config: env_prefix = …`; inherited. */
function textSetting(classes: readonly LocatedClass[], key: string): string | undefined {
  const values = classes.map((each) => setting(each.class, key));
  return values.find((value) => typeof value === 'string');
}

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

function docstringOf(statement: PyNode | undefined): string | undefined {
  const text = statement?.type === 'ExpressionStatement' ? constantOf(statement.children[0]) : undefined;
  return typeof text === 'string' ? text : undefined;
}

function describe(text: string | undefined): { description?: string } {
  const line = text?.replaceAll(/\s+/g, ' ').trim();
  return line ? { description: line } : {};
}
