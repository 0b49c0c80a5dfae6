import { UserErrorProps } from '../../support/user-error';
import { ImagePart } from '../part';
import { sourcePlace } from './source-place';

/** A cause of failed builds that is known by what the tools print. */
interface Cause {
  readonly pattern: RegExp;
  readonly explain: (part: ImagePart, match: RegExpExecArray) => UserErrorProps;
}

/**
 * What to tell a person about a failed build, by its output; `undefined` where its last lines have to speak for themselves.
 */
export function explainBuild(part: ImagePart, output: string): UserErrorProps | undefined {
  for (const { pattern, explain } of CAUSES) {
    const match = pattern.exec(output);
    if (match) return explain(part, match);
  }
  return missingVariable(part, output);
}

/** A line that complains names a variable that the source reads. */
function missingVariable(part: ImagePart, output: string): UserErrorProps | undefined {
  const complaints = output.split('\n').filter((line) => COMPLAINT.test(line));
  for (const [name] of complaints.flatMap((line) => [...line.matchAll(VARIABLE)])) {
    const place = sourcePlace(part, name);
    if (place === undefined) continue;
    return {
      code: 'MISSING_VARIABLE',
      found: `the ${part.name}'s build insists on ${name} (${place}), which has no value while building`,
      needed: `a value of ${name} for the build`,
      mend: `write ${name}=… into .env, and variables: { ${name}: { when: 'both' } } for this folder into todo.config.ts`,
    };
  }
  return undefined;
}

/** How many packages an error lists. */
const SHOWN_PACKAGES = 3;

const COMPLAINT = /missing|undefined|invalid|required|not set|not defined|must be set|not found/i;
const VARIABLE = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;

const HOST = '([a-z0-9-]+(?:\\.[a-z0-9-]+)+)';

const CAUSES: readonly Cause[] = [
  {
    pattern:
      /`npm ci` can only install packages when|npm error code EUSAGE|ERR_PNPM_OUTDATED_LOCKFILE|Your lockfile needs to be updated|YN0028|lockfile had changes, but lockfile is frozen|lockfile at .* needs to be updated/,
    explain: (part, { input }) => ({
      code: 'LOCKFILE_OUTDATED',
      found: [
        `the ${part.name}'s lock file does not fit what its project file asks for`,
        ...new Set(input.match(/(Missing|Invalid): .*lock file.*/g)?.slice(0, SHOWN_PACKAGES)),
      ].join('\n    '),
      needed: 'a lock file that was written for the present project file',
      mend: `write it anew in ${part.sourceDir} (npm, pnpm, yarn or bun install; uv lock), or name another one in todo.config.ts`,
    }),
  },
  {
    pattern: /No solution found when resolving dependencies[^]*?(?=\n.*?Error|$)/,
    explain: (part, [text]) => ({
      code: 'NO_SOLUTION',
      found: `the ${part.name}'s dependencies cannot be had together${placeOf(part, /[\w.-]+(?:\[\w+\])?==[\d.]+/.exec(text)?.[0])}:\n    ${text.split('\n').slice(0, 6).join('\n    ')}`,
      needed: 'versions that fit each other, and the date as of which they are resolved',
      mend: "set resolvedAsOf or python in todo.config.ts, or correct the project's dependencies",
    }),
  },
  {
    pattern:
      /npm (?:error|ERR!) Found: (.*)\n(?:npm .*\n)*?npm (?:error|ERR!) Could not resolve dependency:\nnpm (?:error|ERR!) (.*)/,
    explain: (part, [, there = '', wanted = '']) => ({
      code: 'NO_SOLUTION',
      found: `the ${part.name}'s packages cannot be had together${placeOf(part, `"${nameOf(there)}"`)}: ${wanted}, and ${there} is there`,
      needed: 'versions that fit each other',
      mend: `correct the version in package.json, or write legacy-peer-deps=true into an .npmrc of ${part.sourceDir}`,
    }),
  },
  {
    pattern: /Failed to fetch [`'"]?([\w ]+?)[`'"]? from Google Fonts/,
    explain: (part, [, font = '']) => ({
      code: 'BUILD_NEEDS_NETWORK',
      found: `the ${part.name}'s build fetches the font ${font} from Google${placeOf(part, font.replaceAll(' ', '_'))}, which does not answer`,
      needed: 'a network with fonts.googleapis.com, or fonts that are replaced while building',
      mend: "take googleFonts: 'fetch' out of todo.config.ts",
    }),
  },
  {
    pattern: /\.\/(\S+:\d+:\d+)\s+(?:\S.*\s+)?Type error: (.*)/,
    explain: (part, [, place = '', text = '']) => ({
      code: 'TYPE_ERROR',
      found: `the ${part.name}'s code does not compile (${place}): ${text}`,
      needed: 'code without type errors: Next.js looks for them while it builds',
      mend: 'correct that line',
    }),
  },
  {
    // What Next.js prints where it leaves the check to TypeScript itself; files of .next only follow from others.
    pattern: /^(?!\.next\/)(\S+)\((\d+),(\d+)\): error TS\d+: (.*)/m,
    explain: (part, [, file = '', line = '', column = '', text = '']) => ({
      code: 'TYPE_ERROR',
      found: `the ${part.name}'s code does not compile (${file}:${line}:${column}): ${text}`,
      needed: 'code without type errors: Next.js looks for them while it builds',
      mend: 'correct that line',
    }),
  },
  {
    pattern: /^\.\/(\S+)\n(?:\d+:\d+ +Warning: .*\n)*(\d+:\d+) +Error: (.*)/m,
    explain: (part, [, file = '', place = '', text = '']) => ({
      code: 'LINT_ERROR',
      found: `ESLint does not let the ${part.name}'s code pass (${file}:${place}): ${text}`,
      needed: 'code without errors of ESLint: Next.js looks for them while it builds',
      mend: 'correct that line, or set eslint: { ignoreDuringBuilds: true } in next.config',
    }),
  },
  {
    pattern: /Module not found: Can't resolve '([^']+)'/,
    explain: (part, [, name = '']) => ({
      code: 'MISSING_PACKAGE',
      found: `the ${part.name}'s code imports ${name}${placeOf(part, name)}, which is neither a file nor an installed package`,
      needed:
        'every import to be there: as a file with this very name, upper and lower case alike, or in package.json',
      mend: `add the file, or the package (npm install ${name}), in ${part.sourceDir}`,
    }),
  },
  {
    pattern: /ECONNREFUSED (?:127\.0\.0\.1|::1|localhost):?(\d+)?/,
    explain: (part, [, port]) => ({
      code: 'BUILD_NEEDS_SERVICE',
      found: `the ${part.name}'s build asks ${port === '5432' ? 'the database' : `port ${port ?? ''} of its own machine`}, and nothing else runs while an image is built`,
      needed: 'pages that ask when they are asked for, not while they are built',
      mend: "see the build's output for the page; in Next.js that page exports dynamic = 'force-dynamic'",
    }),
  },
  {
    pattern: new RegExp(
      `(?:getaddrinfo (?:ENOTFOUND|EAI_AGAIN) |Temporary failure resolving '|Could not resolve host: |(?:url \\(|to |at |ECONNREFUSED )https?://|ECONNREFUSED )${HOST}`,
    ),
    explain: (part, [, host = '']) => ({
      code: 'BUILD_NEEDS_NETWORK',
      found: `the ${part.name}'s build asks ${host}${placeOf(part, host)}, which does not answer`,
      needed: `a network in which ${host} answers while building, or a build that does not ask it`,
      mend: 'connect to that network, or let the code ask at run time, then run make deploy again',
    }),
  },
  {
    pattern: /\[ERROR\] Could not resolve "([^"]+)"/,
    explain: (part, [, name = '']) => ({
      code: 'MIGRATION_NOT_BUNDLED',
      found: `the program that makes the ${part.name}'s tables cannot be made: its code imports ${name}${placeOf(part, name)}, which is not there`,
      needed: 'code for the database that can be run outside of its server',
      mend: `add what is missing, or write migration: 'none' for this folder into todo.config.ts and make the tables yourself`,
    }),
  },
  {
    pattern: /JavaScript heap out of memory|\bexit(?:ed)?(?: with)?(?: code| status)?:? 137\b/,
    explain: (part) => ({
      code: 'OUT_OF_MEMORY',
      found: `the ${part.name}'s build had not enough memory`,
      needed: 'about 2 GB of free memory while building',
      mend: 'end other programs (or give Docker more memory), then run make deploy again',
    }),
  },
];

/** `@scope/name` of `@scope/name@1.2.3`. */
function nameOf(version: string): string {
  return version.replace(/(?<=.)@.*$/, '');
}

function placeOf(part: ImagePart, text: string | undefined): string {
  const place = text && sourcePlace(part, text);
  return place ? ` (${place})` : '';
}
