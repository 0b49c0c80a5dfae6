/** The part of Better Auth's errors that messages are made from. */
export interface AuthError {
  readonly status: number;
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

/** What a person is told when signing in or up fails. */
export function authErrorMessage({ status, code, message }: AuthError): string {
  if (code === 'INVALID_ORIGIN' || code === 'MISSING_OR_NULL_ORIGIN') {
    return 'The server does not trust the address of this page. Open the address it was deployed for, or add this one to BETTER_AUTH_TRUSTED_ORIGINS.';
  }
  if (status === 429) return 'Too many attempts. Wait a few seconds and try again.';
  if (status >= 500 || message === undefined || message === '') {
    return 'The server cannot be reached right now. Try again in a moment.';
  }
  return `${message.replace(/\.$/, '')}.`;
}
