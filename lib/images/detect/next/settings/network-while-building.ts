import ts from 'typescript';
import type { FrontendOverrides } from '../../../../application';
import type { Code } from '../project/code';
import type { NextProject } from '../project/next-project';
import type { Remarks } from '../remarks';
import { descendants } from '../syntax/descendants';
import { sourceEvidence } from '../syntax/source-evidence';
import { googleFonts } from './google-fonts';
import { renderedWhileBuilding } from './rendered-while-building';

/** Notices what `next build` fetches: Google's fonts, data of pages, engines of Prisma. */
export function networkWhileBuilding(
  project: NextProject,
  code: Code,
  { googleFonts: wanted }: FrontendOverrides,
  remarks: Remarks,
): void {
  const fonts = googleFonts(code);
  if (fonts.length > 0 && wanted !== 'fetch') {
    const names = fonts.map(({ value }) => value).join(', ');
    remarks.notes.push({
      code: 'GOOGLE_FONTS',
      text: `The fonts ${names} would be fetched while building; the system's fonts take their place, unless todo.config.ts says \`googleFonts: 'fetch'\`.`,
      evidence: fonts.flatMap(({ evidence }) => evidence),
    });
  }
  const rendered = project.codeFiles.filter((path) => renderedWhileBuilding(project, code, path));
  for (const path of rendered) {
    const fetching = fetchOf(project, path);
    if (!fetching) continue;
    remarks.notes.push({
      code: 'FETCH_AT_BUILD',
      text: 'This page may be rendered while building, when nothing answers: if the build fails there, it needs `export const dynamic = "force-dynamic"`.',
      evidence: [sourceEvidence(fetching)],
    });
  }
  const prisma = project.manifest.packages.prisma ?? project.manifest.packages['@prisma/client'];
  if (prisma === undefined) return;
  const section = project.manifest.dependencies.prisma === undefined ? 'devDependencies' : 'dependencies';
  remarks.notes.push({
    code: 'PRISMA_ENGINES',
    text: 'Prisma fetches its engines from the network while building.',
    evidence: [project.manifest.at(section, 'prisma')],
  });
}

function fetchOf({ tree, text }: NextProject, path: string): ts.Node | undefined {
  // What a component of `pages` fetches, browsers fetch.
  if (/^(src\/)?pages\//.test(path) && !/getStaticProps/.test(text(path) ?? '')) return undefined;
  return descendants(tree(path)).find(
    (node) =>
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'fetch',
  );
}
