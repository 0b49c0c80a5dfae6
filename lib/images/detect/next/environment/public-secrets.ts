import type { Variable } from '../../../../application';
import type { Remarks } from '../remarks';
import { isSecretName } from './is-secret-name';

/** Names that end like a secret's and are meant for everybody. */
const FOR_EVERYBODY = /DOMAIN_KEY|PUBLIC|PUBLISHABLE|ANON|SITE_KEY/;

/** Notices secrets whose names make them readable in every browser. */
export function publicSecrets(variables: readonly Variable[], { notes }: Remarks): void {
  for (const { name, evidence } of variables) {
    const bare = name.replace(/^NEXT_PUBLIC_/, '');
    if (bare === name || !isSecretName(bare, 'other') || FOR_EVERYBODY.test(bare)) continue;
    const text = `${name} looks like a secret, and its name makes it readable in every browser.`;
    notes.push({ code: 'PUBLIC_SECRET', text, evidence });
  }
}
