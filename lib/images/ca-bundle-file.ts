import { statSync } from 'node:fs';

/** Variables that name a complete CA bundle; programs of different makers read different ones. */
const VARIABLES = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'PIP_CERT'];

/** Where operating systems keep theirs: Debian, Red Hat, macOS and Alpine. */
const SYSTEM_FILES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
];

/** The file with the certificate authorities that this machine trusts; `undefined` when none is found. */
export function caBundleFile(
  env: NodeJS.ProcessEnv = process.env,
  exists: (file: string) => boolean = isFile,
): string | undefined {
  const named = VARIABLES.map((name) => env[name]).filter((file) => file !== undefined);
  return [...named, ...SYSTEM_FILES].find(exists);
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
