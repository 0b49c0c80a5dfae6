// Runs in a frontend's image, without a network: starts its server, asks one path, and looks for a text in the code that
// browsers get. What comes before this text sets PROBE; the last line written is the answer.
const { spawn } = require('node:child_process');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const { command, environment, url, text, patienceMs } = PROBE;
const [program, ...args] = command;
const server = spawn(program, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 2, 2] });
const ended = new Promise((resolve) => server.once('exit', resolve));

/** Files that the server gives to browsers, by the folders that Next.js and an export keep them in. */
function clientFiles(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => /\/(static|site)\/.*\.js$/.test(path) && !path.includes('/node_modules/'));
}

async function status() {
  for (const end = Date.now() + patienceMs; Date.now() < end;) {
    try {
      return (await fetch(url, { redirect: 'manual' })).status;
    } catch {
      const over = await Promise.race([
        ended.then(() => true),
        new Promise((resolve) => setTimeout(resolve, 100)),
      ]);
      if (over) return undefined;
    }
  }
}

status().then((answered) => {
  const holds =
    text === undefined || clientFiles('/app').some((path) => readFileSync(path, 'utf8').includes(text));
  console.log(JSON.stringify({ status: answered, clientCodeHoldsText: holds }));
  server.kill();
});
