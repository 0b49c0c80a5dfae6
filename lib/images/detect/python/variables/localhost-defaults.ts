import type { Note, Variable } from '../../../../application';

/**
 * Addresses of the author's own machine that hold where nothing else is said: in the pod only the application itself
 * and its sidecars listen.
 *
 * @param ports on which these do.
 */
export function localhostDefaults(variables: readonly Variable[], ports: readonly number[]): Note[] {
  return variables.flatMap(({ name, meaning, default: fallback = '', value, evidence }) => {
    if (meaning !== 'other' || value !== undefined || !URL.canParse(fallback)) return [];
    const { hostname, port } = new URL(fallback);
    const isHere = /^(localhost|127\.0\.0\.1)$/.test(hostname) && !ports.includes(Number(port));
    const text = `${name} is ${fallback} where it is not set, and nothing listens there in the pod: write it into .env if that is needed.`;
    return isHere ? [{ code: 'LOCALHOST_DEFAULT', text, evidence }] : [];
  });
}
