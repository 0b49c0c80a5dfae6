/** Id of the build secret that carries the machine's CA bundle. */
export const CA_SECRET_ID = 'ca_bundle';

const CA_FILE = '/run/secrets/ca.crt';

/**
 * A RUN instruction whose package manager works behind a company's proxy too: when the build is given a CA bundle as a
 * secret, the named variables point to it. It is mounted for this instruction alone, so nothing of it stays in the image.
 *
 * @param cacheDir the package manager's download cache, kept between builds and never part of the image.
 */
export function runWithCaBundle(variables: readonly string[], cacheDir: string, command: string): string {
  const assignments = variables.map((name) => `${name}=${CA_FILE}`).join(' ');
  return [
    `RUN --mount=type=secret,id=${CA_SECRET_ID},target=${CA_FILE},required=false \\`,
    `    --mount=type=cache,target=${cacheDir} \\`,
    `    if [ -s ${CA_FILE} ]; then export ${assignments}; fi; \\`,
    `    ${command}`,
  ].join('\n');
}
