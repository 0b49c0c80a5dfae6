import type { Choice } from '../template/template';
import { conditionExpression } from './condition';
import { not, simplify } from './logic';
import { type Scope, given } from './scope';

/**
 * `if`, `else if`, `else` around what `write` makes of each case; less when the conditions that hold already decide.
 *
 * @param pad stands before each line of Helm's.
 */
export function choiceLines<T>(
  { cases, otherwise }: Omit<Choice<T>, 'node'>,
  scope: Scope,
  pad: string,
  write: (value: T, scope: Scope) => readonly string[],
): string[] {
  const lines: string[] = [];
  let rest = scope;
  let last = otherwise;
  for (const { when, value } of cases) {
    const condition = simplify(when, rest.given);
    if (condition === false) continue;
    if (condition === true) {
      last = value;
      break;
    }
    const word = lines.length > 0 ? 'else if' : 'if';
    lines.push(`${pad}{{- ${word} ${conditionExpression(condition, rest).text} }}`);
    lines.push(...write(value, given(rest, condition)));
    rest = given(rest, not(condition));
  }
  const lastLines = write(last, rest);
  if (lines.length === 0) return [...lastLines];
  return [...lines, ...(lastLines.length > 0 ? [`${pad}{{- else }}`, ...lastLines] : []), `${pad}{{- end }}`];
}
