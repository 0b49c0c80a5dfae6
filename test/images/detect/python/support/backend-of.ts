import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BackendApplication, BackendOverrides, Variable } from '../../../../../lib/application';
import { detectBackend } from '../../../../../lib/images/detect/detect-backend';

/** What is detected of a folder `backend` with these files. */
export function backendOf(
  files: Record<string, string | Buffer>,
  overrides?: BackendOverrides,
): BackendApplication {
  const above = mkdtempSync(join(tmpdir(), 'detect-backend-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      const file = join(above, 'backend', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return detectBackend(join(above, 'backend'), overrides);
  } finally {
    rmSync(above, { recursive: true });
  }
}

/** The least that is a FastAPI application. */
export const APP = 'from fastapi import FastAPI\n\napp = FastAPI()\n';

/**
 * What is detected of an application of one module, which begins with this code.
 *
 * @param asOf the day of its last change. @default - one on which SQLAlchemy was 2.0
 */
export function mainOf(
  code: string,
  files: Record<string, string> = {},
  asOf = '2026-01-15',
): BackendApplication {
  return backendOf(
    { 'requirements.txt': 'fastapi\nuvicorn\n', 'main.py': `${code}\n${APP}`, ...files },
    { resolvedAsOf: asOf },
  );
}

/** A variable by its name. */
export function variable({ variables }: BackendApplication, name: string): Variable | undefined {
  return variables.find((each) => each.name === name);
}

/** The codes of what it is refused for. */
export function problems(backend: BackendApplication): string[] {
  return backend.problems.map(({ code }) => code);
}

/** The codes of what is to be known of it. */
export function notes(backend: BackendApplication): string[] {
  return backend.notes.map(({ code }) => code);
}
