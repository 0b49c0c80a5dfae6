import { NextSource } from '../../application';
import { TOOLS_DIR } from './bundle';
import { writtenProgram } from './written-program';

const RESPONSES = `${TOOLS_DIR}/google-fonts.cjs`;

/**
 * Instructions by which fonts of Google need no network: Next's own hook for its tests gets answers in which the
 * system's fonts take their place. Whether a build gets through then does not depend on the machine it runs on.
 */
export function googleFonts({ googleFonts: fonts, fetchesGoogleFonts }: NextSource): string[] {
  if (fonts.length === 0 || fetchesGoogleFonts) return [];
  return [
    "# Fonts of Google are replaced by the system's: googleFonts: 'fetch' in todo.config.ts fetches them.",
    writtenProgram('google-fonts.mjs'),
    `RUN node ${TOOLS_DIR}/google-fonts.mjs > ${RESPONSES}`,
    `ENV NEXT_FONT_GOOGLE_MOCKED_RESPONSES=${RESPONSES}`,
  ];
}
