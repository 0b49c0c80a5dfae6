import type { Problem } from '../../../../application';
import { lineOfError } from '../install/line-of-error';
import type { NextProject } from './next-project';

/** Packages by which other frameworks are known, and what they are called. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['nuxt', 'Nuxt'],
  ['@remix-run/react', 'Remix'],
  ['@angular/core', 'Angular'],
  ['@sveltejs/kit', 'SvelteKit'],
  ['astro', 'Astro'],
  ['gatsby', 'Gatsby'],
  ['react-scripts', 'Create React App'],
  ['vite', 'Vite'],
  ['vue', 'Vue'],
  ['expo', 'Expo'],
  ['express', 'Express'],
  ['react', 'React without a framework'],
];

/** Why a folder is no Next.js project; `undefined` when it is one. */
export function frameworkProblem({ manifest, has, text }: NextProject): Problem | undefined {
  const needed = 'a Next.js project: a package.json that depends on `next`';
  const mend = 'set FRONTEND_DIR to the folder of the Next.js application';
  if (!has('package.json')) {
    return { code: 'NO_APPLICATION', found: 'the folder has no package.json', needed, mend, evidence: [] };
  }
  const evidence = [{ file: 'package.json' }];
  if (manifest.broken) {
    const line = lineOfJsonError(text('package.json') ?? '');
    return {
      code: 'BROKEN_PACKAGE_JSON',
      found: 'package.json is no JSON object',
      needed,
      mend: 'mend package.json: `npm pkg get` says where',
      evidence: [{ file: 'package.json', ...(line !== undefined && { line }) }],
    };
  }
  if (manifest.packages.next !== undefined) return undefined;
  const other = OTHERS.find(([name]) => manifest.packages[name] !== undefined);
  if (!other)
    return {
      code: 'NO_APPLICATION',
      found: 'package.json does not depend on `next`',
      needed,
      mend,
      evidence,
    };
  const [name, title] = other;
  const section = manifest.dependencies[name] === undefined ? 'devDependencies' : 'dependencies';
  return {
    code: 'UNSUPPORTED_FRAMEWORK',
    found: `the frontend is made with ${title}, not with Next.js`,
    needed,
    mend,
    evidence: [manifest.at(section, name)],
  };
}

function lineOfJsonError(text: string): number | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return lineOfError(error, text);
  }
}
