import ts from 'typescript';
import { calledName } from '../syntax/called-name';
import { descendants } from '../syntax/descendants';
import type { ValueOf } from '../syntax/value-of';
import type { EnvironmentRead } from './environment-read';
import { schemaType } from './schema-type';

const VARIABLE_NAME = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** What makes a schema of an object: `z.object` and its like, and the parts of t3's `createEnv`. */
const OBJECT_SCHEMA = /^(object|strictObject|looseObject)$/;

/**
 * The variables that a schema of the environment names (zod, valibot, t3-env), with what it demands of each.
 * A schema is taken for one when all its keys are names of variables.
 */
export function schemaReads(tree: ts.SourceFile, valueOf: ValueOf): EnvironmentRead[] {
  const calls = descendants(tree).filter(ts.isCallExpression);
  const onLoad = calls.some(isAppliedOnLoad);
  return calls
    .flatMap((call) => shapesOf(call, valueOf))
    .flatMap((shape) => readsOf(shape, valueOf))
    .map((read) => ({ ...read, onLoad }));
}

/** `schema.parse(process.env)` and `createEnv(…)` outside of any function. */
function isAppliedOnLoad(call: ts.CallExpression): boolean {
  if (ts.findAncestor(call, ts.isFunctionLike)) return false;
  const name = calledName(call) ?? '';
  if (name === 'createEnv') return true;
  return (
    /^(safe)?parse(Async)?$/i.test(name) &&
    call.arguments.some((argument) => /\benv\b/.test(argument.getText()))
  );
}

function shapesOf(call: ts.CallExpression, valueOf: ValueOf): ts.ObjectLiteralExpression[] {
  const name = calledName(call) ?? '';
  const argument = call.arguments[0] && valueOf(call.arguments[0]);
  if (!argument || !ts.isObjectLiteralExpression(argument)) return [];
  if (OBJECT_SCHEMA.test(name)) return [argument];
  if (name !== 'createEnv') return [];
  return argument.properties
    .filter(ts.isPropertyAssignment)
    .filter((member) => /^(server|client|shared)$/.test(member.name.getText()))
    .map((member) => valueOf(member.initializer))
    .filter(ts.isObjectLiteralExpression);
}

function readsOf(shape: ts.ObjectLiteralExpression, valueOf: ValueOf): Omit<EnvironmentRead, 'onLoad'>[] {
  const members = shape.properties.filter(ts.isPropertyAssignment);
  const isEnvironment = members.length > 0 && members.every(({ name }) => VARIABLE_NAME.test(keyOf(name)));
  if (!isEnvironment) return [];
  return members.map((member) => {
    const { optional, ...type } = schemaType(member.initializer, valueOf);
    const description = type.description ?? commentOn(member);
    return {
      name: keyOf(member.name),
      node: member,
      inlined: false,
      demand: optional ? 'none' : 'thrown',
      ...type,
      ...(description && { description }),
    } as const;
  });
}

function keyOf(name: ts.PropertyName): string {
  return ts.isStringLiteralLike(name) ? name.text : name.getText();
}

/** The text of `/** … *\/` above a key. */
function commentOn(member: ts.PropertyAssignment): string | undefined {
  const [comment] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
  return typeof comment?.comment === 'string' ? comment.comment.replace(/\s+/g, ' ') : undefined;
}
