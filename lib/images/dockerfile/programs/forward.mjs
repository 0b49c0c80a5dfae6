// Passes connections to a port of this pod on to another address: node forward.mjs 8000 todo-backend:8000
import { connect, createServer } from 'node:net';

const [port, target] = process.argv.slice(2);
const [host, targetPort] = target.split(':');

createServer((inner) => {
  const outer = connect(Number(targetPort), host);
  inner.on('error', () => outer.destroy());
  outer.on('error', () => inner.destroy());
  inner.pipe(outer).pipe(inner);
}).listen(Number(port));
process.once('SIGTERM', () => process.exit());
