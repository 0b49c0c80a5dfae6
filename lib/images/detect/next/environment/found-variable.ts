import ts from 'typescript';
import type { Evidence, Variable } from '../../../../application';
import { sourceEvidence } from '../syntax/source-evidence';
import { addressPath } from './address-path';
import { bakedPlaces } from './baked-places';
import { isRequired } from './is-required';
import { isSecretName } from './is-secret-name';
import { variableMeaning } from './variable-meaning';
import type { PlacedRead, VariableReads } from './variable-reads';
import { whenRead } from './when-read';

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
    when: whenRead(found, baked, secret, required),
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

/** `createAuthClient({ baseURL: read })`, `betterAuth({ baseURL: read })`. */
function isOfBetterAuth(node: ts.Node): boolean {
  const property = ts.findAncestor(
    node,
    (found) => ts.isPropertyAssignment(found) && found.name.getText() === 'baseURL',
  );
  const call = property && ts.findAncestor(property, ts.isCallExpression);
  return call !== undefined && /^(createAuthClient|betterAuth)$/.test(call.expression.getText());
}
