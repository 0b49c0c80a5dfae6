import ts from 'typescript';
import type { Evidence, Variable } from '../../../../application';
import { sourceEvidence } from '../syntax/source-evidence';
import type { EnvironmentExample } from './environment-examples';
import type { EnvironmentRead } from './environment-read';
import { isSecretName } from './is-secret-name';
import type { LibraryRead } from './library-reads';
import { addressPath } from './address-path';
import { variableMeaning } from './variable-meaning';

/** A read and the part of the application that it is in. */
export interface PlacedRead extends EnvironmentRead {
  /** `settings`: next.config, which is read while building; `unused`: code that nothing leads to. */
  readonly place: 'browser' | 'server' | 'settings' | 'unused';
  /** In code that runs before the server answers. */
  readonly atStart: boolean;
  /** In a page that is rendered while building. */
  readonly rendered: boolean;
}

/** Everything that is known of one variable. */
export interface VariableReads {
  readonly name: string;
  readonly reads: readonly PlacedRead[];
  readonly libraryReads: readonly LibraryRead[];
  readonly example?: EnvironmentExample;
  /** next.config's `env` hands it on to all code. */
  readonly handedOn: boolean;
  /** next.config passes some paths on to another address. */
  readonly rewrites: boolean;
}

/** The places shown of a variable that is read in many. */
const MOST_EVIDENCE = 5;

/** What all reads of a variable say together. */
export function foundVariable(found: VariableReads): Variable {
  const { name, reads, example } = found;
  const fallback =
    reads.find((read) => read.default !== undefined && read.default !== '')?.default ??
    reads.find((read) => read.default !== undefined)?.default;
  const hint = fallback === undefined || fallback === '' ? (example?.value ?? fallback) : fallback;
  const role = variableMeaning({
    name,
    ofBetterAuth: reads.some(({ node }) => isOfBetterAuth(node)),
    ...(hint !== undefined && { example: hint }),
  });
  const baked = bakedPlaces(found);
  // With `rewrites` and '' as the default the browser asks this site, which passes it on.
  const isOwnSite = found.rewrites && fallback === '' && role === 'backend';
  const meaning = isOwnSite ? 'other' : meaningOf(role, name, baked.browser);
  const secret = isSecretName(name, meaning);
  const required = isRequired(found, meaning, fallback);
  const path = addressPath(meaning, hint);
  const typed = reads.find(({ type, choices }) => type ?? choices);
  const description = reads.find((read) => read.description)?.description ?? example?.description;
  return {
    name,
    meaning,
    required,
    secret,
    when: whenOf(found, baked, secret, required),
    type: typed?.type ?? 'string',
    ...(typed?.choices && { choices: typed.choices }),
    ...(typed?.minimum !== undefined && { minimum: typed.minimum }),
    ...(typed?.maximum !== undefined && { maximum: typed.maximum }),
    ...(fallback !== undefined && !secret && { default: fallback }),
    ...(description && { description }),
    ...(meaning === 'database-url' && { databaseUrl: { scheme: 'postgresql', tlsParameter: 'sslmode' } }),
    ...(path && { path }),
    evidence: evidenceOf(found),
  };
}

/** One place of each kind comes first, so that none is left out. */
function evidenceOf({ reads, libraryReads }: VariableReads): Evidence[] {
  const isFirst = ({ place }: PlacedRead, index: number): boolean =>
    reads.findIndex((read) => read.place === place) === index;
  const sorted = [...reads.filter(isFirst), ...reads.filter((read, index) => !isFirst(read, index))];
  const places = [
    ...sorted.map(({ node }) => sourceEvidence(node)),
    ...libraryReads.map(({ evidence }) => evidence),
  ];
  return places.slice(0, MOST_EVIDENCE);
}

interface Baked {
  /** Its value reaches browsers. */
  readonly browser: boolean;
  /** Its value is frozen by `next build`, wherever it is used. */
  readonly anywhere: boolean;
}

/** Next.js replaces `process.env.NAME` while building for public names and for those that next.config hands on. */
function bakedPlaces({ name, reads, handedOn }: VariableReads): Baked {
  const isReplaced = name.startsWith('NEXT_PUBLIC_') || handedOn;
  const replaced = reads.filter(({ inlined, place }) => isReplaced && inlined && place !== 'settings');
  return {
    browser: replaced.some(({ place }) => place === 'browser' || place === 'unused'),
    anywhere: replaced.length > 0 || reads.some(({ place }) => place === 'settings'),
  };
}

function meaningOf(
  role: ReturnType<typeof variableMeaning>,
  name: string,
  inBrowser: boolean,
): Variable['meaning'] {
  if (role === 'backend') return inBrowser ? 'backend-origin' : 'backend-service';
  // What everybody may read is no secret, whatever it is called.
  return name.startsWith('NEXT_PUBLIC_') && isSecretName(name.replace('NEXT_PUBLIC_', ''), role)
    ? 'other'
    : role;
}

function isRequired(
  { reads, libraryReads }: VariableReads,
  meaning: Variable['meaning'],
  fallback: string | undefined,
) {
  if (libraryReads.some(({ required }) => required)) return true;
  const used = reads.filter(({ place }) => place !== 'unused');
  // A function may never be called, and TypeScript's `!` is a hope: for what has no known value neither stops anything.
  if (used.some(({ demand, onLoad, atStart }) => demand === 'thrown' && (onLoad || atStart))) return true;
  if (meaning === 'other' || fallback) return false;
  if (meaning === 'database-url' || meaning === 'auth-secret') return used.length > 0;
  if (fallback !== undefined) return false;
  const isBackend = meaning === 'backend-origin' || meaning === 'backend-service';
  return isBackend ? used.length > 0 : used.some(({ demand }) => demand !== 'none');
}

function whenOf(
  { reads, libraryReads, handedOn }: VariableReads,
  baked: Baked,
  secret: boolean,
  required: boolean,
): Variable['when'] {
  // A made-up secret that next.config hands on would be frozen into the image; without a value nothing is.
  if (secret && handedOn) return 'run';
  const atRun =
    reads.some(({ place, inlined }) => place === 'server' && !(baked.anywhere && inlined)) ||
    libraryReads.length > 0;
  // `next build` loads every page and route handler, and renders the pages that wait for no request.
  const whileBuilding =
    reads.some(
      ({ place, onLoad, rendered }) => place === 'server' && (rendered || (onLoad && (required || secret))),
    ) || libraryReads.some(({ onLoad }) => onLoad);
  if (secret) return whileBuilding || baked.anywhere ? 'both' : 'run';
  if (baked.anywhere) return atRun ? 'both' : 'build';
  return whileBuilding ? 'both' : 'run';
}

/** `createAuthClient({ baseURL: read })`, `betterAuth({ baseURL: read })`. */
function isOfBetterAuth(node: ts.Node): boolean {
  const property = ts.findAncestor(
    node,
    (found) => ts.isPropertyAssignment(found) && found.name.getText() === 'baseURL',
  );
  const call = property && ts.findAncestor(property, ts.isCallExpression);
  return call !== undefined && /^(createAuthClient|betterAuth)$/.test(call.expression.getText());
}
