import { caBundleFile } from '../../lib/images/ca-bundle-file';

describe('the CA bundle', () => {
  const system = '/etc/ssl/certs/ca-certificates.crt';

  test('is the file that the environment names', () => {
    expect(caBundleFile({ SSL_CERT_FILE: '/company.pem' }, () => true)).toBe('/company.pem');
  });

  test("is the system's where the environment names none, or one that is not there", () => {
    expect(caBundleFile({}, (file) => file === system)).toBe(system);
    expect(caBundleFile({ SSL_CERT_FILE: '/gone.pem' }, (file) => file === system)).toBe(system);
  });

  test('is none where there is no file', () => {
    expect(caBundleFile({}, () => false)).toBeUndefined();
  });
});
