import type { FrontendApplication, FrontendOverrides } from '../../../../../lib/application';
import { detectFrontend } from '../../../../../lib/images/detect/detect-frontend';
import { sourceFolder } from '../../../support/source-folder';

/** The least that a Next.js project is made of. */
const PROJECT = { 'package.json': JSON.stringify({ dependencies: { next: '15.5.9', react: '19.0.0' } }) };
const PAGES = {
  'layout.tsx': 'export default ({ children }) => <html><body>{children}</body></html>;',
  'page.tsx': 'export default () => <p>Todo</p>;',
};

/** What is detected in a Next.js project with these files; those that it needs anyway are there. */
export function frontendWith(
  files: Readonly<Record<string, string>>,
  overrides?: FrontendOverrides,
): FrontendApplication {
  const app = Object.keys(files).some((path) => path.startsWith('src/app/')) ? 'src/app' : 'app';
  const pages = Object.fromEntries(Object.entries(PAGES).map(([name, text]) => [`${app}/${name}`, text]));
  return detectFrontend(sourceFolder({ ...PROJECT, ...pages, ...files }), overrides);
}
