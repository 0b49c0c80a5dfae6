import type { BackendApplication, Evidence, Problem } from '../../../application';
import { ModuleFinder } from './program/module-finder';
import type { PythonProject } from './project/python-project';
import { evidenceOf } from './syntax/evidence';

/** Frameworks that are not deployed here, by the module they are imported from. */
const OTHERS: Readonly<Record<string, string>> = {
  django: 'Django',
  flask: 'Flask',
  litestar: 'Litestar',
  quart: 'Quart',
  sanic: 'Sanic',
  tornado: 'Tornado',
  aiohttp: 'aiohttp',
  bottle: 'Bottle',
  streamlit: 'Streamlit',
};

/**
 * A folder without a FastAPI application: nothing but the problem is to be taken from the answer.
 *
 * @param wanted `module:variable` that the user chose, and that is not there. @default - none was chosen
 */
export function withoutApplication(project: PythonProject, wanted?: string): BackendApplication {
  const nothing = { value: '', evidence: [] };
  return {
    part: 'backend',
    sourceDir: project.dir,
    source: {
      kind: 'python',
      version: nothing,
      dependencies: {
        value: { manager: 'requirements', files: [], locked: false, hashed: false, undeclared: [] },
        evidence: [],
      },
      buildPackages: [],
      runPackages: [],
      entry: { ...nothing, override: 'entry' },
      factory: false,
      importPaths: { value: ['.'], evidence: [] },
      ignored: [],
    },
    port: { value: 8000, evidence: [] },
    health: { value: { alive: { kind: 'tcp' }, ready: { kind: 'tcp' } }, evidence: [] },
    variables: [],
    sidecars: [],
    writable: [],
    auth: { value: 'none', evidence: [] },
    notes: [],
    problems: [wanted === undefined ? problemOf(project) : noSuchEntry(wanted)],
    questions: [],
  };
}

function noSuchEntry(wanted: string): Problem {
  return {
    code: 'NO_SUCH_ENTRY',
    found: `entry: '${wanted}' in todo.config.ts, which no module of the source folder defines`,
    needed: "'module:variable' of the application, or of a function that makes it",
    mend: 'correct or remove that setting: make inspect then says what is found',
    evidence: [{ file: 'todo.config.ts' }],
  };
}

function problemOf(project: PythonProject): Problem {
  const other = otherFramework(project);
  if (other) return unsupported(other.framework, other.evidence);
  const missing = missingModule(project);
  if (missing) return missing;
  const count = project.modules.length;
  const found = count === 0 ? 'no Python file' : `no FastAPI application in ${count} Python files`;
  return {
    code: 'NO_ASGI_APPLICATION',
    found: `${project.dir} has ${found}`,
    needed: 'a module with a variable that holds a FastAPI application, or a function that returns one',
    mend: "name the right folder with BACKEND_DIR=…, or the application: entry: 'module:variable' in todo.config.ts",
    evidence: [],
  };
}

function otherFramework(project: PythonProject): { framework: string; evidence: Evidence } | undefined {
  for (const module of project.modules) {
    for (const imported of module.imports) {
      const framework = imported.level === 0 ? OTHERS[imported.module.split('.')[0] ?? ''] : undefined;
      if (framework) return { framework, evidence: evidenceOf(imported.node) };
    }
  }
  return undefined;
}

function unsupported(framework: string, evidence: Evidence): Problem {
  return {
    code: 'UNSUPPORTED_FRAMEWORK',
    found: `a ${framework} application, none of FastAPI`,
    needed: 'a FastAPI application: this is what the backend of Phase 3 is',
    mend: 'name the folder of the FastAPI application with BACKEND_DIR=…',
    evidence: [evidence],
  };
}

/** An application is imported from a module that is not there: left out by a .gitignore, usually. */
function missingModule(project: PythonProject): Problem | undefined {
  const finder = new ModuleFinder(project, ['.']);
  for (const module of project.modules) {
    const imported = module.imports.find(
      (each) =>
        /^(app|application|create_app)$/.test(each.name ?? '') &&
        finder.importedBy(module, each).length === 0,
    );
    if (!imported) continue;
    return {
      code: 'MISSING_SOURCE',
      found: `the application is imported from ${imported.module || '.'}, which is not in the source folder`,
      needed: 'all modules of the application',
      mend: 'add what is missing (a .gitignore may have left it out), or name another folder with BACKEND_DIR=…',
      evidence: [evidenceOf(imported.node)],
    };
  }
  return undefined;
}
