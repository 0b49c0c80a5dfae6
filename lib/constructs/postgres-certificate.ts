import type { PodContainer, ScratchFolder } from './hardened-pod';

const FOLDER = '/certificate';
const CERTIFICATE = `${FOLDER}/server.crt`;
const KEY = `${FOLDER}/server.key`;

/** Holds the certificate as long as the pod lives. */
export const certificateFolder: ScratchFolder = { name: 'certificate', path: FOLDER, sizeLimit: '1Mi' };

/** Settings with which PostgreSQL speaks TLS to who asks for it, and plainly to all others. */
export const certificateSettings: readonly string[] = [
  'ssl=on',
  `ssl_cert_file=${CERTIFICATE}`,
  `ssl_key_file=${KEY}`,
];

/**
 * Makes a certificate at each start, with the openssl of PostgreSQL's own image. Nobody vouches for it: it serves
 * applications that insist on TLS (`sslmode=require`), and none that verify who answers.
 */
export const certificateMaker: PodContainer = {
  name: 'certificate',
  command: [
    ...['openssl', 'req', '-x509', '-noenc', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
    ...['-subj', '/CN=postgres', '-days', '3650', '-keyout', KEY, '-out', CERTIFICATE],
  ],
};
