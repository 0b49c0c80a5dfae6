import type { Note, Problem, Question } from '../../../application';

/** What was noticed while reading a source folder, gathered by every part of the detection. */
export interface Remarks {
  readonly notes: Note[];
  readonly problems: Problem[];
  readonly questions: Question[];
}

/** Nothing noticed yet. */
export function newRemarks(): Remarks {
  return { notes: [], problems: [], questions: [] };
}
