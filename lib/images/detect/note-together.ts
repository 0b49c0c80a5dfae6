import type { Applications, BackendApplication, FrontendApplication, Note } from '../../application';

/** Adds what can be said only of both parts together. */
export function noteTogether({ backend, frontend }: Applications): Applications {
  const notes = [...authNotes(backend, frontend), ...secretNotes(backend)];
  return { backend: { ...backend, notes: [...backend.notes, ...notes] }, frontend };
}

/** How the backend knows users must be what the frontend gives it. */
function authNotes({ auth }: BackendApplication, frontend: FrontendApplication): Note[] {
  const given = frontend.auth.value;
  const wanted = auth.value;
  if (wanted === 'own' || wanted === 'none' || wanted === given) return [];
  if (wanted === 'session-table' && frontend.source.betterAuth) return [];
  if (wanted === 'shared-secret' && given === 'none') return []; // it may well sign its tokens itself
  return [
    {
      code: 'AUTH_DIFFERS',
      text: `The backend knows users by ${MODES[wanted]}, the frontend gives ${MODES[given]}: calls may be refused with 401.`,
      evidence: auth.evidence,
    },
  ];
}

const MODES: Readonly<Record<BackendApplication['auth']['value'], string>> = {
  jwks: "tokens that the frontend's public keys prove (JWKS)",
  'shared-secret': 'tokens that the shared secret signs',
  'session-table': "Better Auth's sessions in the database",
  own: 'a login of its own',
  none: 'nothing that was found',
};

/** The secret has one value, whatever its name on either side. */
function secretNotes({ auth, variables }: BackendApplication): Note[] {
  const aliases = variables.filter(
    ({ name, meaning }) => meaning === 'auth-secret' && name !== 'BETTER_AUTH_SECRET',
  );
  if (auth.value !== 'shared-secret') return [];
  return aliases.map(({ name, evidence }) => ({
    code: 'SECRET_ALIAS',
    text: `${name} gets the value of BETTER_AUTH_SECRET, the secret of both sides.`,
    evidence,
  }));
}
