import { formatBench } from '../../lib/ops/bench/format-bench';
import { measure } from '../../lib/ops/bench/measure';
import { RecordingReporter } from '../support/recording-reporter';
import { recordingProgram } from './recording-program';
import { scratchFolder } from './scratch-folder';

const folder = scratchFolder();

test('commands take turns, so that a busy moment hits all of them; the first round does not count', async () => {
  const { path, calls } = recordingProgram(folder, 'command');
  const prepared: string[] = [];
  const timings = await measure(
    [
      { name: 'a', command: [path, 'a'] },
      { name: 'b', command: [path, 'b'], before: () => prepared.push('b') },
    ],
    3,
    new RecordingReporter(),
  );
  expect(calls()).toEqual(['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b']);
  expect(prepared).toHaveLength(4);
  expect(timings.map(({ name }) => name)).toEqual(['a', 'b']);
  for (const { min, median, max } of timings) {
    expect(min).toBeGreaterThan(0);
    expect(median).toBeGreaterThanOrEqual(min);
    expect(max).toBeGreaterThanOrEqual(median);
  }
});

test('a command that fails ends the measurement: its time would mean nothing', async () => {
  const measuring = measure([{ name: 'false', command: ['false'] }], 1, new RecordingReporter());
  await expect(measuring).rejects.toThrow('`false`');
});

test('the report is a table for each question', () => {
  const report = {
    machine: 'node 20, linux/x64, 2 × CPU',
    synthesis: {
      commands: [
        { name: 'node -e 0', min: 40, median: 41, max: 50, ratio: 1 },
        { name: 'make synth, unchanged', min: 280, median: 290, max: 1300, ratio: 7.1 },
      ],
      compile: [
        { name: 'web, worker', builds: 900, ms: 700 },
        { name: '10 values', builds: 90, ms: 20 },
      ],
    },
  };
  expect(formatBench(report)).toBe(
    [
      'node 20, linux/x64, 2 × CPU',
      '',
      'command                min ms  median ms  max ms  × node',
      'node -e 0                  40         41      50       1',
      'make synth, unchanged     280        290    1300     7.1',
      '',
      'compiling    builds   ms',
      'web, worker     900  700',
      '10 values        90   20',
    ].join('\n'),
  );
});
