import type { Applications } from '../application';
import { checkOwnDockerfiles } from '../images';
import type { Reporter } from '../support/reporter';
import { findApplications } from './find-applications';
import type { Settings } from './settings';

/**
 * The applications of a deployment, with what is known to go wrong when they are built as the settings say.
 *
 * @throws UserError for folders that hold no application, and for one that is refused or leaves questions.
 */
export function deployableApplications(settings: Settings, reporter: Reporter): Applications {
  const applications = findApplications(settings);
  checkOwnDockerfiles(applications, settings.ownDockerfiles, reporter);
  return applications;
}
