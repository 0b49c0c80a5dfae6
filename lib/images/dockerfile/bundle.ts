import { npm, runWithNpm } from './npm';
import { shellWord } from './shell-word';
import { toolVersions } from './tool-versions';

/** Where esbuild and what else builds programs is installed; not in the application, whose packages stay as they are. */
export const TOOLS_DIR = '/opt/tools';

/** CommonJS packages in an ES module call `require`. */
const BANNER = `--banner:js=import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

export interface BundleProps {
  /** File in the folder of tools. */
  readonly entry: string;
  /** Absolute path of the bundle, an ES module that needs nothing but Node. */
  readonly outfile: string;
  /** What is installed beside esbuild, e.g. `serve-handler@6.1.8`. @default - nothing */
  readonly packages?: readonly string[];
  /** Shell commands that come before, e.g. to find out what a flag needs. @default - none */
  readonly before?: readonly string[];
  /** Further flags, as words of the shell. @default - none */
  readonly flags?: readonly string[];
}

/** A RUN instruction that makes one file of a program and all that it imports, from the application's packages too. */
export function bundle({ entry, outfile, packages = [], before = [], flags = [] }: BundleProps): string {
  const installed = [`esbuild@${toolVersions.esbuild}`, ...packages].join(' ');
  const esbuild = [
    `${TOOLS_DIR}/node_modules/.bin/esbuild ${TOOLS_DIR}/${entry} --outfile=${outfile}`,
    '--bundle --platform=node --format=esm --target=node20 --log-level=warning',
    shellWord(BANNER),
    ...flags,
  ].join(' \\\n      ');
  return runWithNpm(npm(`install --prefix ${TOOLS_DIR}`, installed), ...before, esbuild);
}
