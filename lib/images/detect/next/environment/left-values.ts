import { parse } from 'dotenv';
import type { Variable } from '../../../../application';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';

/** What `next build` reads by itself where it lies. No image has these files: values come from the user's own `.env`. */
const FILES = ['.env', '.env.production', '.env.local', '.env.production.local'];

/** Notices variables that only such a file of the application gives a value. Their values stay unread. */
export function leftValues(
  { has, text }: NextProject,
  variables: readonly Variable[],
  stated: Readonly<Record<string, unknown>>,
  { notes }: Remarks,
): void {
  // The others have a value of their own, or are asked for.
  const open = variables.filter(
    ({ name, meaning, required }) => meaning === 'other' && !required && !(name in stated),
  );
  for (const file of FILES.filter(has)) {
    const given = parse(text(file) ?? '');
    const names = open.map(({ name }) => name).filter((name) => given[name]);
    if (names.length === 0) continue;
    notes.push({
      code: 'ENV_FILE',
      text: `${file} is no part of the image: what it gives ${names.join(', ')} holds only where it is written into .env.`,
      evidence: [{ file }],
    });
  }
}
