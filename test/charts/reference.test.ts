import { join } from 'node:path';
import { type ChartVariable, type ServerFacts, serverFacts } from '../../lib/charts/server/server-facts';
import { detectApplications } from '../../lib/images/detect/detect-applications';
import { projectRoot } from '../../lib/support/paths';
import { reference } from './applications';

/** Facts without words: those are tested where they are read. */
function wordless(facts: ServerFacts): ServerFacts {
  const silent = ({ description: _, ...variable }: ChartVariable): ChartVariable => variable;
  return { ...facts, plain: facts.plain.map(silent), secret: facts.secret.map(silent) };
}

test('what the tests of the charts take for the project’s own application is what detection says of it', () => {
  const detected = detectApplications({
    backendDir: join(projectRoot, 'backend'),
    frontendDir: join(projectRoot, 'frontend'),
  });
  for (const part of ['backend', 'frontend'] as const)
    expect(wordless(serverFacts(detected[part]))).toEqual(wordless(serverFacts(reference[part])));
});
