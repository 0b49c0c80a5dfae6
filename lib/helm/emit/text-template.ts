import type { TextPart } from '../template/template';
import { choiceLines } from './choice-lines';
import { type PlainPart, flatParts, isDefault, textExpression } from './scalar';
import type { Scope } from './scope';

/** The lines of a named template that prints a text with optional parts and nothing around it. */
export function textTemplate(parts: readonly PlainPart[], scope: Scope): string[] {
  const lines: string[] = [];
  let row: PlainPart[] = [];
  const flush = (): void => {
    if (row.length > 0) lines.push(`{{- ${textExpression(row, scope).text} }}`);
    row = [];
  };
  for (const part of parts) {
    if (part.node === 'choice' && !isDefault(part)) {
      flush();
      lines.push(...choiceLines(part, scope, '', partLines));
    } else if (part.node !== 'constant' || part.value !== '') {
      row.push(part);
    }
  }
  flush();
  return lines;
}

function partLines(part: TextPart, scope: Scope): string[] {
  return textTemplate(part.node === 'text' ? flatParts(part) : [part], scope);
}
