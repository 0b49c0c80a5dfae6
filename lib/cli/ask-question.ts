import select from '@inquirer/select';
import type { Question } from '../application';

/** Asks a question on the terminal. @returns the value of the choice. */
export function askQuestion({ text, setting, choices }: Question): Promise<string> {
  return select({
    message: `${text} (${setting})`,
    choices: choices.map(({ value, evidence: [place], reason }) => ({
      value,
      description: [place && `${place.file}${place.line ? `:${place.line}` : ''}`, reason]
        .filter(Boolean)
        .join(', '),
    })),
  });
}
