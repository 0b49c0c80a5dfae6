import type { Applications } from '../application';
import { loadTodoConfig } from '../config';
import { checkApplications } from '../images/detect/check-applications';
import { detectApplications } from '../images/detect/detect-applications';
import { projectRoot } from '../support/paths';
import { Sources } from './settings';

/**
 * What the source folders of a deployment hold, with the answers of `todo.config.ts`.
 *
 * @throws UserError for a folder that holds no application of its kind, and for one that is refused or leaves questions.
 */
export function findApplications({ backendDir, frontendDir }: Sources): Applications {
  const applications = detectApplications({ backendDir, frontendDir, config: loadTodoConfig(projectRoot) });
  checkApplications(applications);
  return applications;
}
