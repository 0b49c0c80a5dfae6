import { CheckFailed } from '../../lib/cli/check-failed';
import { endingOf } from '../../lib/cli/exit-code';
import { ChartError } from '../../lib/helm/chart-error';
import { CommandError } from '../../lib/support/run';
import { UserError } from '../../lib/support/user-error';

const userError = new UserError({
  code: 'PORT_TAKEN',
  found: 'f',
  needed: 'n',
  mend: 'm',
  cause: new Error('beneath'),
});

test('a failed check ends with 1 and says nothing more', () => {
  expect(endingOf(new CheckFailed(), false)).toEqual({ code: 1 });
});

test('a user’s error ends with 2 and its own message alone', () => {
  expect(endingOf(userError, false)).toEqual({ code: 2, message: `× ${userError.message}` });
});

test('a chart that cannot be derived ends with 2 and its own message alone', () => {
  const error = new ChartError({ code: 'UNEXPLAINED', chart: 'web', found: 'f', mend: 'm' });
  expect(endingOf(error, false)).toEqual({ code: 2, message: `× ${error.message}` });
});

test('verbose adds the stack and the cause', () => {
  const { message } = endingOf(userError, true);
  expect(message).toContain('    at ');
  expect(message).toContain('caused by: Error: beneath');
});

test('a failed command ends with 1, its last lines, and how to see more', () => {
  const error = new CommandError('helm list', { exitCode: 3, stdout: '', stderr: 'no space left' });
  const { code, message } = endingOf(error, false);
  expect(code).toBe(1);
  expect(message).toContain('no space left');
  expect(message).toContain('VERBOSE=1');
});

test('what was thrown and is no error is told too', () => {
  expect(endingOf('boom', false).message).toContain('boom');
});
