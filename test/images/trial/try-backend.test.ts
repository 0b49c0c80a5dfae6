import { writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BackendApplication } from '../../../lib/application';
import { TrialError, TrialOutcome } from '../../../lib/images/trial/trial-outcome';
import { tryBackend } from '../../../lib/images/trial/try-backend';
import { backendApplication, found, variable } from '../../support/applications';
import { FakeEngine, FakeReporter, temporaryFolders } from '../support/fakes';
import { sourceFolder } from '../support/source-folder';

const reference = 'docker.io/library/todo-backend:1a2b3c4d5e6f';
const tcp = { kind: 'tcp' as const };
const asked = { kind: 'http' as const, path: '/health' };
const code = 'import os\n\nSECRET = os.environ["SECRET_KEY"]\n';

function setting(outcome: TrialOutcome | string, application: BackendApplication = inFolder()) {
  const engine = new FakeEngine();
  const folders = temporaryFolders();
  engine.storage.set(reference, {});
  engine.trialOutput = () =>
    typeof outcome === 'string' ? outcome : `hello\n\ntodo-trial-result:${JSON.stringify(outcome)}\n`;
  const attempt = (environment: Record<string, string> = {}, image = reference) =>
    tryBackend({
      application,
      reference: image,
      environment,
      engine: () => Promise.resolve(engine),
      reporter: new FakeReporter(),
      folders,
    });
  return { engine, folders, attempt };
}

function inFolder(overrides: Partial<BackendApplication> = {}): BackendApplication {
  return backendApplication({
    sourceDir: sourceFolder({ 'config.py': code }),
    health: found({ alive: asked, ready: asked }),
    ...overrides,
  });
}

function failure(error: Partial<TrialError>): TrialOutcome {
  const nothing = { frame: null, unreachable: false, package: null, file: null, fields: [] };
  const { type = 'ValueError', message = '' } = error;
  return { error: { type, message, trace: `${type}: ${message}`, ...nothing, ...error } };
}

describe('a backend that starts', () => {
  test('needs nothing else where its routes confirm what its code says', async () => {
    expect(await setting({ routes: ['/health'] }).attempt()).toBeUndefined();
  });

  test('tells by its routes what can be asked for its health', async () => {
    const { attempt } = setting({ routes: ['/api/health'] });
    expect(await attempt()).toMatchObject({
      value: { alive: { kind: 'tcp' }, ready: { kind: 'http', path: '/api/health' } },
      override: 'health',
    });
  });

  test.each<[string, Partial<BackendApplication>]>([
    ['the user chose', { health: found({ alive: tcp, ready: tcp }, 'todo.config.ts') }],
    ['its route asks others', { notes: [{ code: 'HEALTH_ASKS_OUTSIDE', text: '', evidence: [] }] }],
  ])('is asked as before where %s', async (_, overrides) => {
    const application = inFolder({ health: found({ alive: tcp, ready: tcp }), ...overrides });
    expect(await setting({ routes: ['/health'] }, application).attempt()).toBeUndefined();
  });

  test('is not tried again with the same image and environment', async () => {
    const { engine, attempt } = setting({ routes: ['/api/health'] });
    const first = await attempt({ A: '1' });
    engine.done.length = 0;
    expect(await attempt({ A: '1' })).toEqual(first);
    expect(engine.done).toEqual([]);
    await attempt({ A: '2' });
    expect(engine.done).toEqual([`try ${reference}`]);
  });

  test('gets its secrets by standard input, never by the command', async () => {
    const { engine, attempt } = setting({ routes: [] });
    const seen: string[] = [];
    engine.trialOutput = ({ command, input }) => {
      seen.push(command.join(' '), input);
      return `todo-trial-result:${JSON.stringify({ routes: [] })}`;
    };
    await attempt({ SECRET: 'it\'s "quoted" \\ and secret' });
    expect(seen[0]).toBe('python -');
    expect(seen[1]).toContain('quoted');
  });

  test('is loaded from the archive of its build where the engine lost the image', async () => {
    const { engine, folders, attempt } = setting({ routes: [] });
    engine.storage.clear();
    mkdirSync(folders.cache, { recursive: true });
    writeFileSync(join(folders.cache, 'todo-backend@1a2b3c4d5e6f.tar'), '');
    await attempt();
    expect(engine.done).toEqual(['load todo-backend@1a2b3c4d5e6f.tar', `try ${reference}`]);
  });

  test('cannot be tried where its image is only in the cluster', async () => {
    const { engine, attempt } = setting({ routes: [] });
    engine.storage.clear();
    expect(await attempt()).toBeUndefined();
    expect(engine.done).toEqual([]);
  });

  test('cannot be tried where it asks its database while it is imported', async () => {
    const { attempt } = setting(failure({ type: 'OperationalError', unreachable: true }));
    expect(await attempt()).toBeUndefined();
  });
});

describe('a backend that does not start', () => {
  const secretKey = variable('SECRET_KEY', { evidence: [{ file: 'settings.py', line: 4 }] });
  const application = inFolder({ variables: [secretKey] });

  test.each<[string, Partial<TrialError>]>([
    ['os.environ', { type: 'KeyError', message: "'SECRET_KEY'" }],
    ['a settings class', { type: 'ValidationError', fields: ['secret_key'] }],
    ['its own check', { type: 'RuntimeError', message: 'SECRET_KEY must be set' }],
  ])('for a missing variable is told by %s which one, with the lines of code', async (_, error) => {
    const { attempt } = setting(failure({ ...error, frame: { file: 'config.py', line: 3 } }), application);
    await expect(attempt()).rejects.toThrow(
      /MISSING_VARIABLE: the backend does not start \(config\.py:3: SECRET = os\.environ\["SECRET_KEY"\]\): SECRET_KEY \(settings\.py:4\) has no value[^]*write SECRET_KEY=… into \.env/,
    );
  });

  test('for a variable that detection did not see is told to declare it, by the name that the code has', async () => {
    const message = 'set the KEY_OF_THE_LIBRARY environment variable';
    const { attempt } = setting(failure({ message, frame: { file: 'config.py', line: 3 } }));
    await expect(attempt()).rejects.toThrow(
      /SECRET_KEY has no value[^]*variables: { SECRET_KEY: { required: true } } for this folder into todo\.config\.ts/,
    );
  });

  test('for a value that is there but wrong is told what the application says', async () => {
    const message = 'SECRET_KEY must have 32 characters';
    const { attempt } = setting(failure({ message }), application);
    await expect(attempt({ SECRET_KEY: 'short' })).rejects.toThrow(
      `STARTS_NOT: the backend does not start: ValueError: ${message}`,
    );
  });

  test('for a package that is in no file is told where to name it', async () => {
    const { attempt } = setting(failure({ type: 'ModuleNotFoundError', package: 'pydantic_settings' }));
    await expect(attempt()).rejects.toThrow(/MISSING_PACKAGE: [^]*pydantic_settings[^]*extraPackages/);
  });

  test('for a folder that it may not write to is told which', async () => {
    const { attempt } = setting(failure({ type: 'PermissionError', file: '/app/logs/app.log' }));
    await expect(attempt()).rejects.toThrow(/WRITES_TO_IMAGE: [^]*\/app\/logs\/app\.log[^]*writable/);
  });

  test('because packages do not fit each other is told to resolve them as of an earlier date', async () => {
    const trace =
      "ImportError: cannot import name 'a' from 'b' (/opt/venv/lib/python3.13/site-packages/b.py)";
    await expect(setting(failure({ trace })).attempt()).rejects.toThrow(
      /STARTS_NOT[^]*resolvedAsOf in todo\.config\.ts, since packages do not fit each other as of 2025-12-20/,
    );
  });

  test('and ends by itself is told its last words', async () => {
    const { attempt } = setting('loading\nfatal: no model file\n');
    await expect(attempt()).rejects.toThrow(/STARTS_NOT[^]*fatal: no model file/);
  });

  test('is tried again, since its settings may have been corrected', async () => {
    const { engine, attempt } = setting(failure({ message: 'no' }), inFolder({ port: found(1) }));
    await expect(attempt()).rejects.toThrow('STARTS_NOT');
    engine.trialOutput = () => `todo-trial-result:${JSON.stringify({ routes: ['/health'] })}`;
    expect(await attempt()).toBeUndefined();
  });
});
