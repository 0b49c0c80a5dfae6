import { join } from 'node:path';
import { mixedFolder } from '../../../lib/images/detect/mixed-folder';
import { projectRoot } from '../../../lib/support/paths';
import { backendApplication, frontendApplication } from '../../support/applications';

const fixture = (path: string): string => join(projectRoot, 'test/fixtures', path);

test('a folder with both applications is refused for either part, with the lines that say so', () => {
  const sourceDir = fixture('bad/two-applications');
  const evidence = [
    { file: 'main.py', line: 3, text: 'app = FastAPI()' },
    { file: 'package.json', line: 8, text: expect.stringContaining('"next"') as string },
  ];
  expect(mixedFolder(backendApplication({ sourceDir }))).toMatchObject([
    { code: 'TWO_APPLICATIONS', evidence },
  ]);
  expect(mixedFolder(frontendApplication({ sourceDir }))).toMatchObject([
    { code: 'TWO_APPLICATIONS', evidence },
  ]);
});

test('a folder of one application is not', () => {
  expect(mixedFolder(backendApplication({ sourceDir: fixture('vercel-entry/backend') }))).toEqual([]);
  expect(mixedFolder(frontendApplication({ sourceDir: fixture('vercel-entry/frontend') }))).toEqual([]);
});
