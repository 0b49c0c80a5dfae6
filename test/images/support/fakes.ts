import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuildProps, ImageEngine, TrialProps } from '../../../lib/images/engine/image-engine';
import { ImageFolders } from '../../../lib/images/image-folders';
import { ImageStore } from '../../../lib/images/image-store';
import { Reporter } from '../../../lib/support/reporter';
import { RunResult } from '../../../lib/support/run';

type Labels = Readonly<Record<string, string>>;

/** An engine whose storage is a map, and which writes down what it is asked to do. */
export class FakeEngine implements ImageEngine {
  readonly name = 'buildah';
  readonly storage = new Map<string, Labels>();
  readonly done: string[] = [];
  registryAnswers = false;
  /** Happens during each build. */
  duringBuild: (props: BuildProps) => void = () => undefined;

  build(props: BuildProps): Promise<void> {
    this.done.push(`build ${props.references.join(' ')}`);
    this.duringBuild(props);
    for (const reference of props.references) this.storage.set(reference, props.labels ?? {});
    return Promise.resolve();
  }

  labels(reference: string): Promise<Labels | undefined> {
    return Promise.resolve(this.storage.get(reference));
  }

  canPull(reference: string): Promise<boolean> {
    this.done.push(`ask registry for ${reference}`);
    return Promise.resolve(this.registryAnswers);
  }

  pull(reference: string): Promise<void> {
    this.done.push(`pull ${reference}`);
    this.storage.set(reference, {});
    return Promise.resolve();
  }

  /** What programs print that are tried in an image. */
  trialOutput: (props: TrialProps) => string = () => '';

  try(props: TrialProps): Promise<RunResult> {
    this.done.push(`try ${props.reference}`);
    return Promise.resolve({ exitCode: 0, stdout: this.trialOutput(props), stderr: '' });
  }

  save(references: readonly string[], tarFile: string): Promise<void> {
    this.done.push(`save ${references.join(' ')}`);
    writeFileSync(tarFile, references.join('\n'));
    return Promise.resolve();
  }

  load(tarFile: string): Promise<void> {
    this.done.push(`load ${tarFile.replace(/^.*\//, '')}`);
    return Promise.resolve();
  }

  prune(repository: string): Promise<void> {
    this.done.push(`prune ${repository}`);
    return Promise.resolve();
  }
}

/** A cluster's images. */
export class FakeStore implements ImageStore {
  readonly images = new Set<string>();
  readonly loads: string[] = [];

  has(reference: string): Promise<boolean> {
    return Promise.resolve(this.images.has(reference));
  }

  load(tarFile: string, references: readonly string[]): Promise<void> {
    this.loads.push(tarFile.replace(/^.*\//, ''));
    for (const reference of references) this.images.add(reference);
    return Promise.resolve();
  }
}

/** A reporter that keeps the lines. */
export class FakeReporter implements Reporter {
  readonly lines: string[] = [];

  info(text: string): void {
    this.lines.push(text);
  }

  check(outcome: string, text: string): void {
    this.lines.push(`${outcome} ${text}`);
  }

  step(title: string): { update(detail: string): void; end(outcome: string): void } {
    return {
      update: (detail) => void this.lines.push(`… ${title}: ${detail}`),
      end: (outcome) => void this.lines.push(`${outcome} ${title}`),
    };
  }
}

/** Empty folders of their own for a test. */
export function temporaryFolders(): ImageFolders {
  const root = mkdtempSync(join(tmpdir(), 'images-'));
  return { cache: join(root, 'cache'), logs: join(root, 'logs'), docker: join(root, 'docker') };
}
