import { todo } from './todo';

test('help lists every command and the exit codes, and ends with 0', async () => {
  const { exitCode, stdout } = await todo('--help');
  expect(exitCode).toBe(0);
  expect(stdout).toMatchSnapshot();
});

test.each<[string, string[], string]>([
  ['an unknown command', ['deplyo'], "unknown command 'deplyo'"],
  ['an unknown flag', ['deploy', '--fast'], "unknown option '--fast'"],
  ['an argument too many', ['stop', 'now'], 'too many arguments'],
  ['an unknown format', ['status', '--output', 'xml'], 'Allowed choices are text, json'],
  ['an unknown part', ['logs', 'kitchen'], 'Allowed choices are backend, frontend, database'],
  ['a number that is none', ['logs', '--tail', 'many'], 'whole number'],
  ['an unknown environment', ['deploy', '--env', 'test'], 'UNKNOWN_ENVIRONMENT: ENV=test'],
  ['a namespace that cannot be one', ['deploy', '--namespace', 'To Do'], 'NAMESPACE_INVALID'],
  ['a scale without a number', ['scale'], 'REPLICAS_INVALID'],
  ['a push to nowhere', ['push'], 'REGISTRY_INVALID: no REGISTRY='],
  ['a push to a web page', ['push', 'https://registry.example'], 'make push REGISTRY=oci://'],
  ['a destroy that no one confirmed', ['destroy'], 'NOT_CONFIRMED'],
])('%s is refused with exit code 2, a message and no stack', async (_, args, message) => {
  const { exitCode, stdout, stderr } = await todo(...args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
  expect(stdout).toBe('');
});

test('a misspelt command is told the right one', async () => {
  expect((await todo('deplyo')).stderr).toContain('Did you mean deploy?');
});
