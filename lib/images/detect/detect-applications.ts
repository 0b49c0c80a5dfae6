import type { Application, Applications, PartOverrides, TodoConfig } from '../../application';
import { checkFolder } from './check-folder';
import { configProblems } from './config-problems';
import { detectBackend } from './detect-backend';
import { detectFrontend } from './detect-frontend';
import { mixedFolder } from './mixed-folder';
import { noteTogether } from './note-together';

/** What to read. */
export interface Sources {
  /** Absolute path of the FastAPI application. */
  readonly backendDir: string;
  /** Absolute path of the Next.js application. */
  readonly frontendDir: string;
  /** What is decided already, by absolute source folder, as `loadTodoConfig` gives it. @default - nothing */
  readonly config?: TodoConfig;
}

/**
 * Reads both source folders, neither of which is changed, and says what they need to run. The same sources give the
 * same answer on every machine.
 *
 * @throws UserError where a folder is not that of an application: NO_SOURCE, NO_APPLICATION, WRONG_FOLDER or
 * SEVERAL_APPLICATIONS; what is wrong or unclear about an application is in its `problems` and `questions`.
 */
export function detectApplications({ backendDir, frontendDir, config = {} }: Sources): Applications {
  checkFolder('backend', backendDir);
  checkFolder('frontend', frontendDir);
  const backend = config.backends?.[backendDir] ?? {};
  const frontend = config.frontends?.[frontendDir] ?? {};
  return noteTogether({
    backend: withCommonProblems(detectBackend(backendDir, backend), backend),
    frontend: withCommonProblems(detectFrontend(frontendDir, frontend), frontend),
  });
}

/** What is asked of either part alike. */
function withCommonProblems<A extends Application>(application: A, overrides: PartOverrides): A {
  const found = [...mixedFolder(application), ...configProblems(application, overrides)];
  const problems = found.filter(({ code }) => !overrides.accept?.includes(code));
  return {
    ...application,
    problems: [...application.problems, ...problems],
    writable: oncePerPath(application.writable),
  };
}

/** A folder may be found and named by the user as well. */
function oncePerPath(folders: Application['writable']): Application['writable'] {
  return [...new Map(folders.map((folder) => [folder.value.path, folder])).values()];
}
