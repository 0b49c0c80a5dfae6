import type { Application, Applications } from '../../application';
import { shownPath } from '../../support/shown-path';
import { isMissing } from '../env/is-missing';
import { backendRows } from './backend-rows';
import { columns } from './columns';
import { FOUND_WIDTH, type FindingRow } from './finding-row';
import { frontendRows } from './frontend-rows';
import { remarkLines } from './remark-lines';
import type { Surroundings } from './surroundings';
import { variableLines } from './variable-lines';

/** All that was found, for a person: lines of at most 120 characters, the same for the same sources. */
export function formatInspection({ backend, frontend }: Applications, surroundings: Surroundings): string {
  return [
    ...partLines('FastAPI', backend, backendRows(backend), surroundings),
    '',
    ...partLines('Next.js', frontend, frontendRows(frontend), surroundings),
    '',
    ...conclusion([backend, frontend], surroundings),
  ].join('\n');
}

const HEAD: FindingRow = ['', 'found', 'where', 'setting'];
const LIMITS = [14, FOUND_WIDTH, 38, 14];

function partLines(
  framework: string,
  application: Application,
  rows: readonly FindingRow[],
  surroundings: Surroundings,
): string[] {
  const { part, sourceDir } = application;
  const remarks = remarkLines(application);
  if (!isFound(application)) return [`${part}: no ${framework} in ${shownPath(sourceDir)}`, '', ...remarks];
  return [
    `${part}: ${framework} in ${shownPath(sourceDir)}`,
    '',
    ...indented(columns([HEAD, ...rows], LIMITS)),
    '',
    ...indented(variableTable(application, surroundings)),
    ...(remarks.length ? ['', ...remarks] : []),
  ];
}

/** Without one there is nothing but the problem to show. */
function isFound({ source }: Application): boolean {
  return (source.kind === 'python' ? source.entry : source.nextVersion).value !== '';
}

function variableTable(application: Application, surroundings: Surroundings): string[] {
  if (application.variables.length === 0) return ['no variable is read'];
  return variableLines(application, surroundings);
}

function conclusion(
  applications: readonly Application[],
  { settings, deployOptions = '' }: Surroundings,
): string[] {
  const problems = applications.flatMap((application) => application.problems).length;
  const questions = applications.flatMap((application) => application.questions).length;
  const open = [counted(problems, 'problem'), counted(questions, 'question')].filter(Boolean).join(', ');
  if (open) return [`× it cannot be deployed yet: ${open}`];
  const missing = applications.flatMap((application) =>
    application.variables
      .filter((variable) => isMissing(variable, application, settings))
      .map(({ name }) => `${name}=…`),
  );
  const [backend, frontend] = applications.map(({ sourceDir }) => shownPath(sourceDir));
  return [
    ...(missing.length ? [`‼ write into .env first: ${[...new Set(missing)].join(' ')}`] : []),
    `√ it can be deployed: make deploy BACKEND_DIR=${backend} FRONTEND_DIR=${frontend}${deployOptions}`,
  ];
}

function counted(count: number, noun: string): string {
  return count ? `${count} ${noun}${count > 1 ? 's' : ''}` : '';
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line ? `  ${line}` : line));
}
