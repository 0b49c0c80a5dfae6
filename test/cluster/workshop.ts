import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Addresses,
  type Application,
  type Applications,
  type PartName,
  partEnvironment,
  runVariables,
  secretEntry,
  secretValue,
} from '../../lib/application';
import { applicationParts } from '../../lib/images/application-parts';
import { ensureBaseImage } from '../../lib/images/bases/ensure-base-image';
import { buildImage } from '../../lib/images/build-image';
import { contentReference } from '../../lib/images/content-reference';
import { chooseEngine } from '../../lib/images/engine/choose-engine';
import type { ImageEngine } from '../../lib/images/engine/image-engine';
import { type ImageFolders, imageFolders } from '../../lib/images/image-folders';
import type { ImagePart } from '../../lib/images/part';
import { tryBackend } from '../../lib/images/trial/try-backend';
import { RecordingReporter } from '../support/recording-reporter';

/** What a frontend's server did in its image. */
export interface FrontendAnswer {
  /** Of the health path. @default - it did not answer */
  readonly status?: number;
  readonly clientCodeHoldsText: boolean;
}

/** None of them is the default of any application. */
export const addresses: Addresses = {
  frontendOrigin: 'http://localhost:31000',
  backendOrigin: 'http://localhost:31001',
  frontendService: 'http://todo-frontend:3000',
  backendService: 'http://todo-backend:8000',
};

const settings = new Map([
  ['DATABASE_URL', 'postgresql://todo:secret@todo-database:5432/todo'],
  ['BETTER_AUTH_SECRET', '0123456789abcdef0123456789abcdef'],
]);

/** Builds images of applications and runs them there, without a cluster and without leaving any of it behind. */
export class Workshop {
  private readonly root = mkdtempSync(join(tmpdir(), 'workshop-'));
  private readonly repositories = new Set<string>();
  private readonly reporter = new RecordingReporter();
  private chosen?: Promise<ImageEngine>;

  /**
   * @param own parts that are built by the Dockerfile in their source folder. @default - none
   * @returns the image's reference.
   */
  async build(applications: Applications, name: PartName, own: readonly PartName[] = []): Promise<string> {
    const engine = await this.engine();
    const part = this.part(applications, name, own);
    // Base images are this machine's, so that they are made once.
    const baseFolders = imageFolders();
    for (const base of part.bases)
      await ensureBaseImage(base, { engine, folders: baseFolders, reporter: this.reporter });
    const reference = contentReference(part);
    this.repositories.add(part.repository);
    await buildImage({
      part,
      references: [reference],
      engine,
      folders: this.folders(),
      onStep: () => undefined,
    });
    return reference;
  }

  /** Imports the backend in its image, with what its pods get. */
  async tryBackend(applications: Applications, reference: string): Promise<void> {
    await tryBackend({
      application: applications.backend,
      reference,
      environment: environmentOf(applications.backend),
      engine: () => this.engine(),
      reporter: this.reporter,
      folders: this.folders(),
    });
  }

  /** Starts the frontend's server in its image, with what its pods get. @param text looked for in its client code. */
  async askFrontend(
    { frontend, backend }: Applications,
    reference: string,
    text: string,
  ): Promise<FrontendAnswer> {
    const { dockerfile } = this.part({ frontend, backend }, 'frontend');
    const { alive } = frontend.health.value;
    const probe = {
      command: JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]') as string[],
      environment: environmentOf(frontend),
      url: `http://127.0.0.1:${frontend.port.value}${alive.kind === 'http' ? alive.path : '/'}`,
      text,
      patienceMs: 60_000,
    };
    const program = readFileSync(join(__dirname, 'frontend-probe.cjs'), 'utf8');
    const { stdout, stderr } = await (
      await this.engine()
    ).try({
      reference,
      command: ['node', '-'],
      input: `const PROBE = ${JSON.stringify(probe)};\n${program}`,
      writable: frontend.writable.map(({ value }) => value.path),
      timeoutMs: 120_000,
    });
    const last = stdout.trim().split('\n').at(-1);
    if (!last) throw new Error(`the server said:\n${stderr}`);
    return JSON.parse(last) as FrontendAnswer;
  }

  /** Forgets every image that was built here. */
  async clear(): Promise<void> {
    const engine = await this.engine();
    for (const repository of this.repositories) await engine.prune(repository, []);
    rmSync(this.root, { recursive: true, force: true });
  }

  /** As the project builds it, under a name that no cluster uses. */
  private part(applications: Applications, name: PartName, own: readonly PartName[] = []): ImagePart {
    const part = applicationParts(applications, addresses, settings, own).find((one) => one.name === name);
    if (!part) throw new Error(`there is no ${name}`);
    return { ...part, repository: `localhost/workshop/todo-${name}` };
  }

  private engine(): Promise<ImageEngine> {
    return (this.chosen ??= chooseEngine('auto', this.reporter));
  }

  private folders(): ImageFolders {
    return {
      cache: join(this.root, 'cache'),
      logs: join(this.root, 'logs'),
      docker: join(this.root, 'docker'),
    };
  }
}

function environmentOf(application: Application): Record<string, string> {
  const entries = runVariables(application).secret.map(
    (variable) => [secretEntry(variable), secretValue(variable, settings)] as const,
  );
  const secrets = Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return partEnvironment(application, { settings, addresses, secrets });
}
