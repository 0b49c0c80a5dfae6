import type { NextConfig } from 'next';

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // ChatKit's frame may see which origin it is in, as OpenAI allows it on some only; never the whole address.
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
];

const nextConfig: NextConfig = {
  output: 'standalone',
  // This folder is the whole application, also when it lies inside a repository that has a lockfile of its own.
  outputFileTracingRoot: __dirname,
  turbopack: { root: __dirname },
  // No image is optimised here, and sharp would be half of the standalone output.
  images: { unoptimized: true },
  outputFileTracingExcludes: { '*': ['node_modules/sharp/**', 'node_modules/@img/**'] },
  poweredByHeader: false,
  agentRules: false,
  // The Content-Security-Policy carries a nonce per request: see proxy.ts.
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]),
};

export default nextConfig;
