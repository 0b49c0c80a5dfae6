import { Check, fail, Finding, ok } from '../check';
import { frontendUrl, RunningApplication } from '../running-application';

/** What a page of Next.js loads to become alive: scripts, styles and fonts, frozen into the image. */
const ASSET = /["'(](\/[^"'()\s]*_next\/static\/[^"'()\s\\]+)/g;

const MEND = 'make logs PART=frontend';

/** The page that a browser opens first is there with everything it refers to. */
export function pageChecks(app: RunningApplication): Check[] {
  return [
    {
      code: 'PAGE',
      title: 'chat page loads with all that it refers to',
      criterion: 'Frontend Chat UI loads on localhost:3000',
      needs: ['FRONTEND_LOCAL'],
      run: () => pageLoads(frontendUrl(app), app.health.frontend),
    },
  ];
}

async function pageLoads(origin: string, health: RunningApplication['health']['frontend']): Promise<Finding> {
  const start = new URL(
    health.kind === 'http' && !health.path.startsWith('/api/') ? health.path : '/',
    origin,
  );
  const page = await fetch(start);
  const type = page.headers.get('content-type') ?? 'no content type';
  if (page.status !== 200 || !/html/.test(type))
    return fail(`${page.url} answers ${page.status} with ${type}`, MEND);
  const html = await page.text();
  const assets = [...new Set([...html.matchAll(ASSET)].flatMap(([, path]) => path ?? []))];
  const statuses = await Promise.all(
    assets.map(async (path) => (await fetch(new URL(path.replaceAll('&amp;', '&'), page.url))).status),
  );
  const lost = assets.find((_, index) => statuses[index] !== 200);
  if (lost) return fail(`${page.url} refers to ${lost}, which is not there`, MEND);
  return assets.length
    ? ok(`${page.url} and ${assets.length} files it refers to`)
    : fail(`${page.url} refers to no script of Next.js`, MEND);
}
