import type { Evidence, Finding } from '../../../../application';
import type { BetterAuth } from '../data/better-auth';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import { propertyOf } from '../syntax/property-of';
import { sourceEvidence } from '../syntax/source-evidence';

/** A variable that no code of the project names: a library or a settings file of it reads it by itself. */
export interface LibraryRead {
  readonly name: string;
  readonly required: boolean;
  /** Also while building. */
  readonly onLoad: boolean;
  readonly evidence: Evidence;
}

/** The variables that the libraries of a project read by themselves. */
export function libraryReads(
  project: NextProject,
  code: Code,
  betterAuth: BetterAuth | undefined,
  prisma: Finding | undefined,
): LibraryRead[] {
  return [
    ...(betterAuth ? betterAuthReads(betterAuth) : []),
    ...(prisma ? prismaReads(project, prisma.value) : []),
    ...openaiReads(code),
    ...nextAuthReads(project, code),
    ...clerkReads(code),
  ];
}

/** Better Auth takes from the environment what its options leave out. */
function betterAuthReads({ call, options, onLoad }: BetterAuth): LibraryRead[] {
  const evidence = sourceEvidence(call);
  const has = (name: string): boolean => options !== undefined && propertyOf(options, name) !== undefined;
  return [
    { name: 'BETTER_AUTH_SECRET', required: !has('secret'), onLoad, evidence },
    { name: 'BETTER_AUTH_URL', required: false, onLoad: false, evidence },
    { name: 'BETTER_AUTH_TRUSTED_ORIGINS', required: false, onLoad: false, evidence },
  ];
}

/** `url = env("DATABASE_URL")` in the schema. */
function prismaReads({ text }: NextProject, schema: string): LibraryRead[] {
  return (text(schema) ?? '').split('\n').flatMap((line, index) => {
    const name = /^\s*(?:url|directUrl|shadowDatabaseUrl)\s*=\s*env\("(\w+)"\)/.exec(line)?.[1];
    if (name === undefined) return [];
    const evidence = { file: schema, line: index + 1, text: line.trim() };
    return [{ name, required: !line.includes('shadow'), onLoad: false, evidence }];
  });
}

function openaiReads({ importersOf, sides }: Code): LibraryRead[] {
  const [first] = importersOf(/^(openai|@openai\/agents)$/).filter(({ path }) => sides.server.has(path));
  if (!first) return [];
  const evidence = sourceEvidence(first.edge.node);
  return ['OPENAI_API_KEY', 'OPENAI_BASE_URL'].map((name) => ({
    name,
    required: false,
    onLoad: false,
    evidence,
  }));
}

function nextAuthReads({ manifest }: NextProject, { importersOf, sides }: Code): LibraryRead[] {
  const [first] = importersOf(/^next-auth(\/|$)/).filter(({ path }) => sides.server.has(path));
  if (!first) return [];
  const evidence = sourceEvidence(first.edge.node);
  const isFour = /^[\^~]?[1-4]\./.test(manifest.packages['next-auth'] ?? '');
  const read = (name: string, required: boolean): LibraryRead => ({
    name,
    required,
    onLoad: false,
    evidence,
  });
  return isFour
    ? [read('NEXTAUTH_SECRET', true), read('NEXTAUTH_URL', true)]
    : [read('AUTH_SECRET', true), read('AUTH_URL', false)];
}

/** Clerk refuses to build without the one and to answer without the other. */
function clerkReads({ importersOf }: Code): LibraryRead[] {
  const [first] = importersOf(/^@clerk\/nextjs(\/|$)/);
  if (!first) return [];
  const evidence = sourceEvidence(first.edge.node);
  return ['NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY', 'CLERK_SECRET_KEY'].map((name) => ({
    name,
    required: true,
    onLoad: name.startsWith('NEXT_PUBLIC_'),
    evidence,
  }));
}
