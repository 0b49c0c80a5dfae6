import type { Evidence, Finding, Question } from '../../../../application';
import { ModuleFinder } from '../program/module-finder';
import type { PythonModule } from '../project/python-module';
import type { PythonProject } from '../project/python-project';
import { evidenceOf } from '../syntax/evidence';
import { asgiCandidates, type AsgiCandidate } from './asgi-candidates';
import { chosenCandidate } from './chosen-candidate';
import { filesNamed } from './files-named';
import { importSetting, type ImportSetting } from './import-paths';
import { namedEntry, type NamedEntry } from './named-entry';
import { ASIDE, rankOf } from './rank';
import { startCommands } from './start-commands';
import { withoutHeld } from './without-held';

/** The ASGI application of a project. */
export interface Entry {
  readonly candidate: AsgiCandidate;
  readonly entry: Finding;
  readonly importPaths: Finding<readonly string[]>;
  /** @default - its modules do not import each other by the source folder's name */
  readonly importedAs?: Finding;
  /** At most one: which of several it is. */
  readonly questions: readonly Question[];
}

/**
 * The FastAPI application: the one that a command of the project starts, else the one that lies where they usually do.
 * Several that are equally likely give a question; the first is then the guess.
 *
 * @param wanted `module:variable` that the user chose. @default - what is found
 * @returns `undefined` when there is none, or not the one that the user chose
 */
export function findEntry(project: PythonProject, wanted?: string): Entry | undefined {
  const finder = new ModuleFinder(project, foldersWithModules(project));
  const candidates = project.modules.flatMap((module) => asgiCandidates(finder, module));
  if (wanted) {
    const chosen = chosenCandidate(project, candidates, wanted);
    const evidence: Evidence = { file: 'todo.config.ts', text: `entry: '${wanted}'` };
    return chosen && entryOf(project, chosen, [evidence], undefined, []);
  }
  const named = startCommands(project).flatMap((command) => namedCandidates(project, candidates, command));
  const first = named[0];
  if (first)
    return entryOf(project, first.candidate, [first.name.evidence], startFolder(first), unlike(named));
  const ranked = withoutHeld(finder, candidates).map((candidate) => ({
    candidate,
    rank: rankOf(candidate, project),
  }));
  const best = Math.min(...ranked.map(({ rank }) => rank));
  const equal = ranked.filter(({ rank }) => rank === best).map(({ candidate }) => candidate);
  const distinct = independent(finder, equal);
  // Once it must be asked, all that may be meant is offered.
  const others = ranked.filter(({ rank, candidate }) => rank > best && rank < ASIDE && !candidate.passedOn);
  return choose(
    project,
    distinct.length > 1 ? [...distinct, ...others.map(({ candidate }) => candidate)] : distinct,
  );
}

interface NamedCandidate {
  readonly candidate: AsgiCandidate;
  readonly name: NamedEntry;
}

function namedCandidates(
  project: PythonProject,
  candidates: readonly AsgiCandidate[],
  command: Parameters<typeof namedEntry>[0],
): NamedCandidate[] {
  const name = namedEntry(command);
  if (!name) return [];
  const files = filesNamed(project, name);
  const candidate = files
    .flatMap((file) => candidates.filter(({ module }) => module.file === file))
    .find((each) => !name.variable || each.name === name.variable);
  return candidate ? [{ candidate, name }] : [];
}

/** Folder in which a command starts the module, where its name does not say it by itself. */
function startFolder({ candidate, name }: NamedCandidate): string | undefined {
  return name.folder && candidate.module.file.startsWith(`${name.folder}/`) ? name.folder : undefined;
}

/** The first of each application that commands name. */
function unlike(named: readonly NamedCandidate[]): AsgiCandidate[] {
  const files = new Map(named.map(({ candidate }) => [candidate.module.file, candidate]));
  return files.size > 1 && named[0] && differ(named) ? [...files.values()] : [];
}

/** Commands of one file may start several processes; only different files contradict each other. */
function differ(named: readonly NamedCandidate[]): boolean {
  const [first, ...rest] = named;
  return rest.some(
    ({ name, candidate }) =>
      name.evidence.file !== first?.name.evidence.file &&
      candidate.module.file !== first?.candidate.module.file,
  );
}

/** A candidate that others pass on is one with them; it is named by the module that makes it. */
function independent(finder: ModuleFinder, candidates: readonly AsgiCandidate[]): AsgiCandidate[] {
  const makers = candidates.filter(({ passedOn }) => !passedOn);
  const passing = candidates.filter(({ passedOn }) => passedOn);
  const kept = passing.filter(
    ({ module, name }) => !makers.some((maker) => finder.definition(module, name)?.module === maker.module),
  );
  return [...makers, ...kept];
}

function choose(project: PythonProject, candidates: readonly AsgiCandidate[]): Entry | undefined {
  const [first] = candidates;
  return first && entryOf(project, first, [], undefined, candidates.length > 1 ? candidates : []);
}

function entryOf(
  project: PythonProject,
  candidate: AsgiCandidate,
  named: readonly Evidence[],
  started: string | undefined,
  others: readonly AsgiCandidate[],
): Entry {
  const setting = importSetting(project, candidate.module, started);
  const { ownName: own } = setting;
  return {
    candidate,
    entry: finding(candidate, setting, named),
    importPaths: {
      value: setting.paths,
      evidence: [evidenceOf(candidate.node)],
      reason:
        setting.paths.join() === '.'
          ? 'modules are imported from the source folder'
          : 'its imports need these folders',
    },
    ...(own && { importedAs: { value: own.name, evidence: [own.evidence] } }),
    questions: others.length > 1 ? [question(project, others)] : [],
  };
}

function finding(candidate: AsgiCandidate, setting: ImportSetting, named: readonly Evidence[]): Finding {
  return {
    value: `${setting.module}:${candidate.name}`,
    evidence: [evidenceOf(candidate.node), ...named],
    override: 'entry',
  };
}

function question(project: PythonProject, candidates: readonly AsgiCandidate[]): Question {
  return {
    setting: 'entry',
    text: 'Which of these is the application?',
    choices: candidates.map((each) => finding(each, importSetting(project, each.module), [])),
  };
}

/** Every folder is taken as a place to import from: which ones really are is known only with the entry. */
function foldersWithModules(project: PythonProject): string[] {
  const folders = project.modules.map((module: PythonModule) => module.folder || '.');
  return [...new Set(['.', ...folders])].sort((a, b) => a.split('/').length - b.split('/').length);
}
