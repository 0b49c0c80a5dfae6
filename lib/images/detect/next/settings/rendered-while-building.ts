import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';

/** Files that `next build` renders: pages, and what describes them. */
const RENDERED =
  /^(src\/)?(app\/(.*\/)?(page|layout|not-found|sitemap|robots|manifest|opengraph-image)|pages\/(?!api\/).*)\.[jt]sx?$/;

/** What makes a page of `app` wait for a request instead. */
const DYNAMIC =
  /\b(cookies|headers|connection|draftMode|noStore|unstable_noStore)\(|searchParams|force-dynamic|no-store|revalidate\s*=\s*0|\bauth\(|getSession/;

/** Whether `next build` renders what is in a file of the server, so that what it reads then is in the image. */
export function renderedWhileBuilding({ text }: NextProject, { sides }: Code, path: string): boolean {
  if (!RENDERED.test(path) || !sides.server.has(path)) return false;
  const code = text(path) ?? '';
  return /^(src\/)?pages\//.test(path)
    ? !/getServerSideProps|getInitialProps/.test(code)
    : !DYNAMIC.test(code);
}
