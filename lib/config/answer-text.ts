import type { Answer } from './answer';
import { answerSteps } from './answer-steps';
import { literal, propertyName } from './literal';

/** An answer as a person would write it: `backends: { '../theirs': { entry: 'main:app' } }`. */
export function answerText(root: string, answer: Answer): string {
  const nested = answerSteps(root, answer).reduceRight(
    (inner, { key }) => `{ ${propertyName(key)}: ${inner} }`,
    literal(answer.value),
  );
  return nested.slice(2, -2);
}
