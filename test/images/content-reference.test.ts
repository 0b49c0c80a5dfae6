import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { contentReference } from '../../lib/images/content-reference';
import { partWith } from './support/source-folder';

describe('a content reference', () => {
  test('is the repository with the content tag', () => {
    const part = partWith({ 'requirements.txt': '' });
    expect(contentReference(part)).toMatch(/^docker\.io\/library\/todo-backend:[0-9a-f]{12}$/);
  });

  test('of a missing folder is an error that names folder and variable', () => {
    const part = partWith({});
    rmSync(part.sourceDir, { recursive: true });
    expect(() => contentReference(part)).toThrow(
      `NO_SOURCE: the backend's source folder ${part.sourceDir} does not exist`,
    );
    expect(() => contentReference(part)).toThrow('BACKEND_DIR');
  });

  test('of a file is an error', () => {
    const part = partWith({ 'requirements.txt': '' });
    const sourceDir = join(part.sourceDir, 'requirements.txt');
    expect(() => contentReference({ ...part, sourceDir })).toThrow(`${sourceDir} is a file`);
  });

  test('of an empty folder is an error', () => {
    expect(() => contentReference(partWith({}))).toThrow(/NO_APPLICATION: .* is empty/);
  });

  test('of a folder with another kind of application names what is missing', () => {
    const part = partWith({ 'package.json': '{}' }, { requiredFiles: ['requirements.txt', 'app/main.py'] });
    expect(() => contentReference(part)).toThrow('has no requirements.txt, no app/main.py');
  });
});
