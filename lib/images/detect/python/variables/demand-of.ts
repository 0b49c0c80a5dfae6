import { assignmentOf } from '../syntax/assignment';
import type { PyNode } from '../syntax/py-node';
import { loopOf } from './loop-of';

/**
 * Where the code gives up when a variable that it read is not set: `if not X: raise …`, `assert X`,
 * `os.getenv("X") or sys.exit(…)`, in the function, class or module where it is read;
 * `undefined` when it does not.
 */
export function demandOf(node: PyNode): PyNode | undefined {
  const names = namesOf(node);
  if (isWayOut(node, names)) return undefined;
  const scope = node.around('FunctionDefinition', 'ClassDefinition') ?? root(node);
  for (const statement of scope.all('IfStatement', 'AssertStatement')) {
    const condition = statement.children[1];
    if (statement.from < node.from && !covers(statement, node)) continue;
    if (!condition || !tests(condition, names, node, statement.type === 'AssertStatement')) continue;
    if (statement.type === 'AssertStatement') return statement;
    if (statement.child('Body')?.all('RaiseStatement', 'CallExpression').some(givesUp)) return statement;
  }
  if (/\bor\s+(sys\.)?exit\(/.test(node.parent?.text ?? '')) return node;
  return demandOfAll(node, scope);
}

/** `if not X: X = os.getenv("Y")`: what is read where another is missing. */
function isWayOut(node: PyNode, names: readonly string[]): boolean {
  const around = node.around('IfStatement');
  const condition = around?.children[1];
  return condition !== undefined && !covers(condition, node) && tests(condition, names, node, false);
}

/** `missing = [name for name in NAMES if not os.getenv(name)]`, or the same as a loop, and giving up where some are. */
function demandOfAll(node: PyNode, scope: PyNode): PyNode | undefined {
  const [loop] = node.all('VariableName').flatMap((name) => loopOf(name)?.loop ?? []);
  if (!loop || !/\bnot\b|is None/.test(loop.text)) return undefined;
  const collected = [...loop.text.matchAll(/([\w.]+)\.(?:append|add)\(/g)].map(([, name = '']) => name);
  const found = [...namesOf(node), ...collected];
  const asks = ({ children: [, condition] }: PyNode): boolean =>
    found.some((name) => new RegExp(`\\b${escaped(name)}\\b`).test(condition?.text ?? ''));
  return scope
    .all('RaiseStatement', 'CallExpression')
    .filter(givesUp)
    .flatMap((each) => each.around('IfStatement') ?? [])
    .find((statement) => covers(loop, statement) || asks(statement));
}

/** The names that hold the value. */
function namesOf(node: PyNode): string[] {
  const holder = node.around('AssignStatement', 'NamedExpression');
  const assignment = holder && assignmentOf(holder);
  return assignment?.value && covers(assignment.value, node) ? [...assignment.targets] : [];
}

/** Whether a condition is about the value's being there: that it is missing, or, asserted, that it is not. */
function tests(condition: PyNode, names: readonly string[], node: PyNode, asserted: boolean): boolean {
  const text = condition.text.replaceAll(/\s+/g, ' ');
  const value = names.map(escaped).join('|');
  if (covers(condition, node)) return /^not |is None|^\(?\w+ :=/.test(text) || condition === node;
  if (!value) return false;
  if (asserted) return new RegExp(`^\\(?(?:${value})\\b`).test(text);
  const name = `(?:self\\.|cls\\.)?(?:${value})`;
  return new RegExp(
    `^\\(?(?:not ${name}\\b|${name} is None\\b|${name} == ["']{2}|not \\(?${name} (?:or|and)\\b|not all\\(.*\\b${name}\\b)|\\bor not ${name}\\b`,
  ).test(text);
}

function givesUp(node: PyNode): boolean {
  return node.type === 'RaiseStatement' || /^(sys\.|os\.)?_?exit\(/.test(node.text);
}

function covers(outer: PyNode, inner: PyNode): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

function root(node: PyNode): PyNode {
  return node.parent ? root(node.parent) : node;
}

function escaped(text: string): string {
  return text.replaceAll('.', '\\.');
}
