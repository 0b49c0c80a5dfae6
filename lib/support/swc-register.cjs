/**
 * Lets node run TypeScript: `node --require ./lib/support/swc-register.cjs file.ts`, by the settings of `.swcrc`.
 *
 * `ts-node/register` does the same but loads the TypeScript compiler first, which takes longer than `make synth` should.
 */
const { transformFileSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => module._compile(transformFileSync(file).code, file);
