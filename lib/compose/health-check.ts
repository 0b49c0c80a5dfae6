import type { Application, Health } from '../application';
import type { ComposeHealthCheck } from './compose-file';
import { literal } from './literal';

/** Seconds after which an answer counts as none. */
const TIMEOUT_SECONDS = 4;

/** How Docker asks a container whether it works. Images need no curl for it: the application's own language asks. */
export function healthCheck({ source }: Application, port: number, health: Health): ComposeHealthCheck {
  const command =
    source.kind === 'python'
      ? ['python', '-c', pythonProgram(port, health)]
      : ['node', '-e', nodeProgram(port, health)];
  return timed(command.map(literal));
}

/** A command as health check, with the times that every service has: a start may take a minute. */
export function timed(command: readonly string[]): ComposeHealthCheck {
  return {
    test: ['CMD', ...command],
    interval: '5s',
    timeout: `${TIMEOUT_SECONDS + 1}s`,
    retries: 6,
    start_period: '60s',
  };
}

function pythonProgram(port: number, health: Health): string {
  return health.kind === 'http'
    ? `import urllib.request as u; u.urlopen('http://127.0.0.1:${port}${health.path}', timeout=${TIMEOUT_SECONDS})`
    : `import socket; socket.create_connection(('127.0.0.1', ${port}), ${TIMEOUT_SECONDS})`;
}

/** Like a kubelet, it takes a redirect for an answer. */
function nodeProgram(port: number, health: Health): string {
  return health.kind === 'http'
    ? `fetch('http://127.0.0.1:${port}${health.path}', { redirect: 'manual', signal: AbortSignal.timeout(${TIMEOUT_SECONDS}000) })` +
        '.then(({ status }) => process.exit(status < 400 ? 0 : 1), () => process.exit(1))'
    : `require('node:net').connect(${port}, '127.0.0.1', () => process.exit(0)).on('error', () => process.exit(1))`;
}
