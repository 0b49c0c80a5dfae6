import { NextResponse, type NextRequest } from 'next/server';
import { contentSecurityPolicy } from './lib/server/content-security-policy';
import { readPublicConfig } from './lib/server/public-config';

/** Gives each page its Content-Security-Policy. Access is not decided here but in every page and handler. */
export function proxy(request: NextRequest): NextResponse {
  const policy = contentSecurityPolicy({
    nonce: crypto.randomUUID(),
    chatKit: readPublicConfig(process.env).chatUi !== 'built-in',
    development: process.env.NODE_ENV === 'development',
  });
  const headers = new Headers(request.headers);
  // Next.js finds the nonce in the request's policy and puts it on its own scripts.
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

export const config = { matcher: ['/((?!api/|_next/|icon.svg).*)'] };
