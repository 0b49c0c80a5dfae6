import type { PythonProject } from '../project/python-project';
import type { AsgiCandidate } from './asgi-candidates';

/** Folders and names of what is not the application itself: tests, samples, other phases and services, old versions. */
const ASIDE_FOLDER =
  /(^|\/)(tests?|testing|examples?|samples?|docs?|scripts?|services|microservices|specs?|archive|old|backup|templates?|phase[-_ ]?\w*|.*[-_]?reference)\//i;
const ASIDE_NAME =
  /(^|\/)(test_\w*|\w*_test|conftest|\w*phase_?\d+\w*|\w*_(old|backup|bak|copy|simple|minimal|demo|mock|example|debug)|(simple|minimal|demo|mock|debug|example)_\w*)\.py$/i;

/** Where an application usually lies; what is not listed comes after all of these. */
const USUAL = [
  /^main\.py$/,
  /^app\/main\.py$/,
  /^src\/main\.py$/,
  /^src\/[^/]+\/main\.py$/,
  /^(?!services\/)[^/]+\/main\.py$/,
  /^api\/index\.py$/,
  /^(app|server|application|api|run|asgi)\.py$/,
  /^(app|src|api)\/(app|server|__init__|application)\.py$/,
];

/** All usual places named `main.py` are equal: which is meant must be asked when several hold an application. */
const EQUAL_PLACES = 5;

/** From this rank on a candidate is hardly the application itself. */
export const ASIDE = 100;

/** How likely a candidate is the application itself, the lower the more; equal ones cannot be told apart. */
export function rankOf({ module, factory }: AsgiCandidate, project: PythonProject): number {
  const { file } = module;
  // The source folder may itself be `services/…`: only what is below it counts.
  const aside = ASIDE_FOLDER.test(file) || ASIDE_NAME.test(file) || isTool(project, file);
  const place = USUAL.findIndex((pattern) => pattern.test(file));
  const usual = place < 0 ? USUAL.length : place < EQUAL_PLACES ? 0 : place;
  return (aside ? 2 * ASIDE : 0) + (factory ? ASIDE : 0) + usual;
}

/** A server of MCP tools is no backend, though it may be an application of FastAPI. */
function isTool(project: PythonProject, file: string): boolean {
  return /(^|\/)\w*mcp\w*(\/|\.py$)/i.test(file) && project.files.length > 1;
}
