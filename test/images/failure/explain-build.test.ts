import { explainBuild } from '../../../lib/images/failure/explain-build';
import { failedStep } from '../../../lib/images/failure/failed-step';
import { toolOutput } from '../../../lib/images/failure/tool-output';
import { partWith } from '../support/source-folder';

const part = partWith({
  'lib/quotes.ts': 'export const quotes = () =>\n  fetch("https://quotes.example.com/today");\n',
  'lib/env.ts': '// checked\nconst url = need("STRIPE_KEY");\n',
  'requirements.txt': 'fastapi\nuvicorn==0.30.6\n',
  'package.json': '{\n  "devDependencies": { "drizzle-kit": "^0.30.5" }\n}\n',
});

const peers = `npm error code ERESOLVE
npm error ERESOLVE could not resolve
npm error While resolving: better-auth@1.7.25
npm error Found: drizzle-kit@0.30.6
npm error node_modules/drizzle-kit
npm error
npm error Could not resolve dependency:
npm error peerOptional drizzle-kit@">=0.31.4" from better-auth@1.7.25`;

const uv = `  × No solution found when resolving dependencies:
  ╰─▶ Because mcp>=1.10 depends on uvicorn>=0.31.1 and you require uvicorn==0.30.6, we can conclude that
      your requirements are unsatisfiable.`;

test.each<[string, string, string, string]>([
  [
    'npm',
    '`npm ci` can only install packages when your package.json and package-lock.json are in sync',
    'LOCKFILE_OUTDATED',
    'lock file',
  ],
  [
    'pnpm',
    ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile"',
    'LOCKFILE_OUTDATED',
    'lock file',
  ],
  ['uv', uv, 'NO_SOLUTION', '(requirements.txt:2)'],
  [
    'npm of peers',
    peers,
    'NO_SOLUTION',
    '(package.json:2): peerOptional drizzle-kit@">=0.31.4" from better-auth@1.7.25',
  ],
  [
    'a fetch',
    'TypeError: fetch failed\n cause: Error: getaddrinfo ENOTFOUND quotes.example.com',
    'BUILD_NEEDS_NETWORK',
    'asks quotes.example.com (lib/quotes.ts:2)',
  ],
  ['Next', 'Failed to fetch `Inter` from Google Fonts.', 'BUILD_NEEDS_NETWORK', 'the font Inter'],
  [
    'prisma',
    'Error: request to https://binaries.prisma.sh/all_commits/x failed, reason:',
    'BUILD_NEEDS_NETWORK',
    'binaries.prisma.sh',
  ],
  [
    'apt',
    "W: Failed to fetch x  Temporary failure resolving 'packages.example'",
    'BUILD_NEEDS_NETWORK',
    'packages.example',
  ],
  [
    'the application',
    'Error: Missing required environment variable: STRIPE_KEY',
    'MISSING_VARIABLE',
    'STRIPE_KEY (lib/env.ts:2)',
  ],
  ['esbuild', '✘ [ERROR] Could not resolve "mssql"', 'MIGRATION_NOT_BUNDLED', 'imports mssql'],
  ['Node', 'FATAL ERROR: Reached heap limit - JavaScript heap out of memory', 'OUT_OF_MEMORY', 'memory'],
])('a failure is explained by what %s says', (_, output, code, found) => {
  const explained = explainBuild(part, `before\n${output}\nafter`);
  expect(explained?.code).toBe(code);
  expect(explained?.found).toContain(found);
});

test('a lock file that lacks packages is explained by the first of them', () => {
  const lines = ['react@19', 'zod@4', 'pg@8', 'next@16'].map(
    (name) => `npm error Missing: ${name} from lock file`,
  );
  const explained = explainBuild(part, ['npm error code EUSAGE', ...lines, ...lines].join('\n'));
  expect(explained?.found).toMatch(
    /project file asks for\n +Missing: react@19 .*\n.*zod@4.*\n.*pg@8 from lock file$/,
  );
});

test.each([
  [
    "./lib/api.ts:2:34\nType error: Property 'x' does not exist on type 'Y'.",
    'TYPE_ERROR',
    "(lib/api.ts:2:34): Property 'x'",
  ],
  [
    '.next/types/validator.ts(76,31): error TS2344: far from it\napp/route.ts(26,31): error TS2554: Expected 1 arguments, but got 2.',
    'TYPE_ERROR',
    '(app/route.ts:26:31): Expected 1 arguments',
  ],
  [
    "./app/page.tsx\n3:1  Warning: 'a' is never used.  no-unused-vars\n8:9  Error: 'STRIPE_KEY' is not defined.  no-undef",
    'LINT_ERROR',
    "(app/page.tsx:8:9): 'STRIPE_KEY' is not defined.  no-undef",
  ],
  [
    "./app/page.tsx\nModule not found: Can't resolve 'STRIPE_KEY'",
    'MISSING_PACKAGE',
    'STRIPE_KEY (lib/env.ts:2)',
  ],
])("code that does not compile is explained by the compiler's line", (output, code, found) => {
  const explained = explainBuild(part, `Failed to compile.\n\n${output}\n`);
  expect(explained?.code).toBe(code);
  expect(explained?.found).toContain(found);
});

test('a variable that the source does not know is no cause', () => {
  expect(explainBuild(part, 'warning: NODE_OPTIONS is not set')).toBeUndefined();
});

test('an unknown failure is left to its last lines', () => {
  expect(explainBuild(part, 'Segmentation fault (core dumped)')).toBeUndefined();
});

test("what engines say themselves is no program's output", () => {
  expect(
    toolOutput([
      '[2/3] STEP 4/5: RUN printf ENOTFOUND',
      'npm error code E404',
      '#12 [build 3/5] RUN npm ci',
      '#12 3.214 \u001b[31mnpm error 404\u001b[0m',
      'Error: building at STEP "RUN npm ci": while running runtime: exit status 1',
    ]),
  ).toEqual(['npm error code E404', 'npm error 404']);
});

test("npm's usage does not stand between a cause and the end", () => {
  const usage = [
    'npm error Usage:',
    'npm error npm ci',
    'npm error   --omit',
    'npm error Run "npm help ci" for more info',
  ];
  expect(
    toolOutput(['npm error code EUSAGE', 'npm error Missing: a from lock file', ...usage, 'exit status 1']),
  ).toEqual(['npm error code EUSAGE', 'npm error Missing: a from lock file', 'exit status 1']);
});

test.each([
  [
    'buildah',
    [
      '[1/2] STEP 3/3: RUN npm ci || npm install',
      'npm error code ERESOLVE',
      '[2/2] STEP 5/6: RUN npm run build',
      '[1/2] STEP 4/4: COPY . .',
      'Type error: no',
      'Error: building at STEP "RUN npm run build": while running runtime: exit status 1',
    ],
    '[2/2] STEP 5/6: RUN npm run build',
  ],
  [
    'Docker',
    [
      '#8 [build 3/5] RUN npm ci || npm install',
      '#8 1.2 npm error code ERESOLVE',
      '#9 [build 5/5] RUN npm run build',
      '#9 3.1 Type error: no',
      '#9 ERROR: process "/bin/sh -c npm run build" did not complete successfully: exit code: 1',
    ],
    '#9 [build 5/5] RUN npm run build',
  ],
])('with %s a step that went through explains nothing', (_, lines, first) => {
  const output = failedStep(lines);
  expect(output[0]).toBe(first);
  expect(output.join()).not.toContain('ERESOLVE');
  expect(output.join()).toContain('Type error: no');
});

test('without a word about the step all lines count', () => {
  expect(failedStep(['a', 'b'])).toEqual(['a', 'b']);
});
