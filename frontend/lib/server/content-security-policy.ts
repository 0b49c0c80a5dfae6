/** Settings of {@link contentSecurityPolicy}. */
export interface ContentSecurityPolicyOptions {
  /** Marks the scripts of one answer; scripts that they load themselves may run too. */
  readonly nonce: string;
  /** Whether the page may hold the frame of OpenAI's ChatKit. Its script is loaded by one of ours. */
  readonly chatKit: boolean;
  /** React's development build needs `eval`. */
  readonly development: boolean;
}

/** ChatKit's frame is served from here; all else that it needs it asks for from within the frame. */
const CHATKIT_ORIGIN = 'https://cdn.platform.openai.com';

/** The policy of a page: scripts by nonce, everything else from this origin. */
export function contentSecurityPolicy(options: ContentSecurityPolicyOptions): string {
  const { nonce, chatKit, development } = options;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${chatKit ? CHATKIT_ORIGIN : "'none'"}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
