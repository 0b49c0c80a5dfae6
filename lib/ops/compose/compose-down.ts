import { existsSync } from 'node:fs';
import { during, type Reporter } from '../../support/reporter';
import { UserError } from '../../support/user-error';
import { composeFiles } from './compose-files';
import { ComposeProject } from './compose-project';
import { findCompose } from './find-compose';

export interface ComposeDownProps {
  /** Name of the Compose project. */
  readonly project: string;
  /** Remove the database's volume too. */
  readonly volumes: boolean;
}

/**
 * Ends and removes the containers that `compose-up` started.
 *
 * @throws UserError NO_DOCKER, NO_COMPOSE or NO_COMPOSE_FILE
 */
export async function composeDown({ project, volumes }: ComposeDownProps, reporter: Reporter): Promise<void> {
  if (!existsSync(composeFiles.file))
    throw new UserError({
      code: 'NO_COMPOSE_FILE',
      found: `there is no ${composeFiles.file}`,
      needed: 'the file that `make compose-up` writes',
      mend: 'make synth, then make compose-down',
    });
  const command = await findCompose();
  await during(
    reporter,
    `containers of ${project} are removed${volumes ? ', their data too' : '; data stay'}`,
    () => new ComposeProject({ ...composeFiles, name: project, command }).down({ volumes }),
  );
}
