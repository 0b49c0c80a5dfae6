import ts from 'typescript';
import type { Evidence, PrismaSource } from '../../../../application';
import type { BetterAuth } from '../data/better-auth';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import { schemaLines } from '../data/schema-lines';
import { calledName } from '../syntax/called-name';
import { descendants } from '../syntax/descendants';
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
  prisma: PrismaSource | undefined,
): LibraryRead[] {
  return [
    ...(betterAuth ? betterAuthReads(betterAuth) : []),
    ...(prisma ? [...prismaSchemaReads(project, prisma), ...prismaConfigReads(project, prisma)] : []),
    ...openaiReads(code),
    ...nextAuthReads(project, code),
    ...clerkReads(code),
    ...supabaseReads(project, code),
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
function prismaSchemaReads(project: NextProject, prisma: PrismaSource): LibraryRead[] {
  return schemaLines(project, prisma).flatMap((evidence) => {
    const name = /^(?:url|directUrl|shadowDatabaseUrl)\s*=\s*env\("(\w+)"\)/.exec(evidence.text)?.[1];
    const required = !evidence.text.startsWith('shadow');
    return name === undefined ? [] : [{ name, required, onLoad: false, evidence }];
  });
}

/** `env('DATABASE_URL')` in prisma.config, which is read whenever the client is generated, and refuses without a value. */
function prismaConfigReads({ tree }: NextProject, { configFile }: PrismaSource): LibraryRead[] {
  if (configFile === undefined) return [];
  return descendants(tree(configFile)).flatMap((node) => {
    const [name] = ts.isCallExpression(node) && calledName(node) === 'env' ? node.arguments : [];
    if (!name || !ts.isStringLiteralLike(name)) return [];
    return [{ name: name.text, required: true, onLoad: true, evidence: sourceEvidence(node) }];
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

/** Supabase's clients throw when they are given no address or key. */
function supabaseReads({ tree }: NextProject, { importersOf, valueOf }: Code): LibraryRead[] {
  return importersOf(/^@supabase\/(ssr|supabase-js)$/)
    .flatMap(({ path }) => descendants(tree(path)))
    .filter(ts.isCallExpression)
    .filter((call) => /^create(Browser|Server)?Client$/.test(calledName(call) ?? ''))
    .flatMap((call) => call.arguments.slice(0, 2))
    .flatMap((argument) => {
      const name = /^process\.env\.(\w+)$/.exec(valueOf(argument).getText())?.[1];
      return name ? [{ name, required: true, onLoad: false, evidence: sourceEvidence(argument) }] : [];
    });
}
