/** The environment does not describe a server that can run; `message` says per variable what was found and needed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
