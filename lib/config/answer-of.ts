import type { Application } from '../application';
import type { Answer } from './answer';

/** The answer that a choice is, in the form that its setting has. */
export function answerOf(
  { part, sourceDir }: Pick<Application, 'part' | 'sourceDir'>,
  setting: string,
  choice: string,
): Answer {
  return { part, sourceDir, setting, value: valueOf(setting, choice) };
}

function valueOf(setting: string, choice: string): Answer['value'] {
  if (setting === 'port') return Number(choice);
  if (setting === 'migration' && choice !== 'none') return choice.split(' ');
  return choice;
}
