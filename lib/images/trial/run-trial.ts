import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BackendApplication } from '../../application';
import { RunResult } from '../../support/run';
import { ImageEngine } from '../engine/image-engine';
import { TrialOutcome } from './trial-outcome';

/** Longest time an application may take to be imported. */
const TIMEOUT_MS = 120_000;

/** What precedes the result in the output, where the application may write too. */
const MARK = 'todo-trial-result:';

export interface RunTrialProps {
  readonly application: BackendApplication;
  /** Its image, in the engine's storage. */
  readonly reference: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly engine: ImageEngine;
}

/**
 * Imports the application once, in its image.
 *
 * @returns the outcome; where there is none, what the program left behind.
 */
export async function runTrial(props: RunTrialProps): Promise<TrialOutcome | RunResult> {
  const { application, reference, environment, engine } = props;
  const { entry, factory } = application.source;
  const trial = { mark: MARK, source: '/app/', entry: entry.value, factory, environment };
  // A JSON text is a Python literal too.
  const setting = `import json\nTRIAL = json.loads(${JSON.stringify(JSON.stringify(trial))})\n`;
  const result = await engine.try({
    reference,
    command: ['python', '-'],
    input: setting + readFileSync(join(__dirname, 'probe.py'), 'utf8'),
    writable: application.writable.map(({ value }) => value.path),
    timeoutMs: TIMEOUT_MS,
  });
  const line = result.stdout.split('\n').findLast((one) => one.startsWith(MARK));
  return line === undefined ? result : (JSON.parse(line.slice(MARK.length)) as TrialOutcome);
}
