import { PassThrough } from 'node:stream';
import { during, formatDuration, StreamReporter } from '../../lib/support/reporter';
import { UserError } from '../../lib/support/user-error';

function recorded(): { reporter: StreamReporter; text: () => string } {
  const stream = new PassThrough();
  return { reporter: new StreamReporter(stream), text: () => String(stream.read() ?? '') };
}

describe('StreamReporter', () => {
  it('writes one line for a step that succeeds, with its result', async () => {
    const { reporter, text } = recorded();
    await during(
      reporter,
      'build kubelet',
      () => Promise.resolve(3),
      (n) => `${n} binaries`,
    );
    expect(text()).toMatch(/^√ build kubelet: 3 binaries \d+\.\ds\n$/);
  });

  it('marks a step that fails and passes the error on', async () => {
    const { reporter, text } = recorded();
    await expect(
      during(reporter, 'build kubelet', () => Promise.reject(new Error('no disk'))),
    ).rejects.toThrow('no disk');
    expect(text()).toMatch(/^× build kubelet/);
  });

  it('writes progress as lines where there is no terminal', async () => {
    const { reporter, text } = recorded();
    await during(reporter, 'build', (step) => Promise.resolve(step.update('2 of 12')));
    expect(text()).toMatch(/^… build: 2 of 12 .*\n√ build .*\n$/);
  });

  it('puts what mends a failed check below it', () => {
    const { reporter, text } = recorded();
    reporter.check('fail', 'todo-backend: 0 of 2 ready', 'make logs');
    expect(text()).toBe('× todo-backend: 0 of 2 ready\n    mend: make logs\n');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0.0s'],
    [8_240, '8.2s'],
    [59_949, '59.9s'],
    [61_000, '1m01s'],
    [695_000, '11m35s'],
  ])('writes %d ms as %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
});

describe('UserError', () => {
  it('says what was found, what is needed and what mends it', () => {
    const error = new UserError({
      code: 'TOO_LITTLE_DISK',
      found: '3 GiB free',
      needed: '15 GiB',
      mend: 'make destroy',
    });
    expect(error.message).toBe('TOO_LITTLE_DISK: 3 GiB free\n  needed: 15 GiB\n  mend:   make destroy');
  });
});
