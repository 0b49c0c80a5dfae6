import { readdirSync, readFileSync } from 'node:fs';
import { writeDockerfile } from '../../lib/images/write-dockerfile';
import { temporaryFolders } from './support/fakes';
import { partWith } from './support/source-folder';

test('a Dockerfile is written with its ignore file beside it, under the name Docker looks for', () => {
  const { docker } = temporaryFolders();
  const part = partWith({});
  const paths = writeDockerfile(part, docker);
  writeDockerfile(part, docker);
  expect(readdirSync(docker)).toEqual(['backend.Dockerfile', 'backend.Dockerfile.dockerignore']);
  expect(readFileSync(paths.dockerfile, 'utf8')).toBe(part.dockerfile);
  expect(readFileSync(paths.ignoreFile, 'utf8')).toBe(part.ignoreFile);
});
