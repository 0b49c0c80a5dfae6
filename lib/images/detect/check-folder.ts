import type { PartName } from '../../application';
import { shownPath } from '../../support/shown-path';
import { UserError } from '../../support/user-error';
import { folderRefusal } from './folder-refusal';

/** What each part is made with. */
const FRAMEWORKS: Readonly<Record<PartName, string>> = { backend: 'FastAPI', frontend: 'Next.js' };

/**
 * Whether a folder is the one to read.
 *
 * @param part what it was given as.
 * @param folder absolute path.
 * @throws UserError NO_SOURCE, NO_APPLICATION, WRONG_FOLDER or SEVERAL_APPLICATIONS, with the folders that may be meant
 */
export function checkFolder(part: PartName, folder: string): void {
  const refusal = folderRefusal(part, folder);
  if (!refusal) return;
  const { code, found, choices } = refusal;
  const variable = `${part.toUpperCase()}_DIR`;
  throw new UserError({
    code,
    found: `the ${part}'s source folder ${shownPath(folder)} ${found}`,
    needed: `the folder of one ${FRAMEWORKS[part]} application`,
    mend: choices.length
      ? choices.map((choice) => `${variable}=${shownPath(choice)}`).join('\n       or ')
      : `set ${variable} to the application's folder, e.g. ${variable}=path/to/${part}`,
  });
}
