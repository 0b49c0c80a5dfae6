import {
  Addresses,
  BackendApplication,
  Finding,
  FrontendApplication,
  NextSource,
  PythonDependencies,
  PythonSource,
  Variable,
} from '../../../lib/application';

export const addresses: Addresses = {
  frontendOrigin: 'http://localhost:3000',
  backendOrigin: 'http://localhost:8000',
  frontendService: 'http://todo-frontend:3000',
  backendService: 'http://todo-backend:8000',
};

/** A finding as detection makes one. */
export function found<T>(value: T, file = 'some.file', line?: number): Finding<T> {
  return { value, evidence: [{ file, ...(line === undefined ? {} : { line }) }] };
}

/** A variable, optional and read at run time where nothing else is said. */
export function variable(name: string, overrides: Partial<Variable> = {}): Variable {
  const evidence = [{ file: 'settings.ts', line: 1 }];
  return {
    name,
    meaning: 'other',
    required: false,
    secret: false,
    when: 'run',
    type: 'string',
    evidence,
    ...overrides,
  };
}

const common = {
  variables: [],
  sidecars: [],
  writable: [],
  auth: found('none' as const),
  notes: [],
  problems: [],
  questions: [],
};

/** Unpinned requirements, `main.py`. */
export function pythonDependencies(overrides: Partial<PythonDependencies> = {}): Finding<PythonDependencies> {
  return found(
    {
      manager: 'requirements',
      files: ['requirements.txt'],
      locked: false,
      hashed: false,
      undeclared: [],
      ...overrides,
    },
    'requirements.txt',
  );
}

/** A small FastAPI application. */
export function backend(
  source: Partial<PythonSource> = {},
  overrides: Partial<BackendApplication> = {},
): BackendApplication {
  return {
    ...common,
    part: 'backend',
    sourceDir: '/src/backend',
    port: found(8000, 'main.py', 40),
    health: found(
      { alive: { kind: 'http', path: '/health' }, ready: { kind: 'http', path: '/health' } },
      'main.py',
      9,
    ),
    source: {
      kind: 'python',
      version: found('3.13', '.python-version', 1),
      dependencies: pythonDependencies(),
      resolvedAsOf: { value: '2025-12-20T10:00:00Z', evidence: [], reason: 'date of the last commit' },
      buildPackages: [],
      runPackages: [],
      entry: found('main:app', 'main.py', 7),
      factory: false,
      importPaths: found(['.'], 'main.py'),
      ignored: ['tests'],
      ...source,
    },
    ...overrides,
  };
}

/** A small Next.js application. */
export function frontend(
  source: Partial<NextSource> = {},
  overrides: Partial<FrontendApplication> = {},
): FrontendApplication {
  return {
    ...common,
    part: 'frontend',
    sourceDir: '/src/frontend',
    port: found(3000, 'package.json'),
    health: found({ alive: { kind: 'http', path: '/' }, ready: { kind: 'http', path: '/' } }, 'app/page.tsx'),
    source: {
      kind: 'next',
      nodeVersion: found('24', '.nvmrc', 1),
      packageManager: found({ name: 'npm', lockfile: 'package-lock.json', files: [] }, 'package-lock.json'),
      nextVersion: found('15.5.6', 'package-lock.json', 900),
      output: found('default', 'next.config.ts', 3),
      outputDir: '.next',
      buildCommand: found(['npm', 'run', 'build'], 'package.json', 7),
      buildPackages: [],
      runPackages: [],
      googleFonts: [],
      basePath: '',
      ignored: ['test'],
      ...source,
    },
    ...overrides,
  };
}
