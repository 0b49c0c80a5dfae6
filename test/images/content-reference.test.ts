import { contentReference } from '../../lib/images/content-reference';
import { partWith } from './support/source-folder';

test('a content reference is the repository with the content tag', () => {
  const part = partWith({ 'requirements.txt': '' });
  expect(contentReference(part)).toMatch(/^docker\.io\/library\/todo-backend:[0-9a-f]{12}$/);
});
