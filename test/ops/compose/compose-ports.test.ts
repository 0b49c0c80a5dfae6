import { boundPorts, composePorts } from '../../../lib/ops/compose/compose-ports';
import { isFree } from '../../../lib/ops/forward/listen';
import { RecordingReporter } from '../../support/recording-reporter';
import { container, endedContainer } from './inspected';

const at = (service: string, port: string) =>
  container(service, {
    NetworkSettings: { Ports: { '8000/tcp': [{ HostIp: '127.0.0.1', HostPort: port }] } },
  });

test('running containers keep their ports', async () => {
  const running = [at('todo-backend', '8007'), at('todo-frontend', '3007')];
  expect(await composePorts(running, new RecordingReporter())).toEqual([
    { service: 'todo-backend', port: 8007 },
    { service: 'todo-frontend', port: 3007 },
  ]);
});

test('a part without a container gets a port that is free', async () => {
  const [, frontend] = await composePorts([at('todo-backend', '8007')], new RecordingReporter());
  expect(frontend?.service).toBe('todo-frontend');
  expect(await isFree(frontend?.port ?? 0)).toBe(true);
});

test('only the two parts answer on this machine', () => {
  expect(boundPorts([at('todo-database', '5432'), endedContainer('todo-backend', 0)])).toEqual([]);
});
