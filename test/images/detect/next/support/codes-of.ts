import type { FrontendApplication } from '../../../../../lib/application';

/** The codes of all that was noticed. */
export function codesOf({ notes, problems }: FrontendApplication): { notes: string[]; problems: string[] } {
  return { notes: notes.map(({ code }) => code), problems: problems.map(({ code }) => code) };
}
