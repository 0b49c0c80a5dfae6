// Prints a module of answers for NEXT_FONT_GOOGLE_MOCKED_RESPONSES: for every call of a font of next/font/google in the
// working folder, the style sheet that Next would fetch, naming the font as the browser's system has it.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(process.cwd() + '/package.json');
const google = 'next/dist/compiled/@next/font/dist/google/';
const { validateGoogleFontFunctionCall } = require(google + 'validate-google-font-function-call');
const { getFontAxes } = require(google + 'get-font-axes');
const { getGoogleFontsUrl } = require(google + 'get-google-fonts-url');

const IMPORT = /import\s*\{([^}]*)\}\s*from\s*['"]next\/font\/google['"]/g;
const SKIPPED = /(^|\/)(node_modules|\.next|\.git)(\/|$)/;

const responses = {};
for (const file of readdirSync('.', { recursive: true })) {
  if (SKIPPED.test(file) || !/\.[cm]?[jt]sx?$/.test(file)) continue;
  const text = readFileSync(file, 'utf8');
  for (const [, names] of text.matchAll(IMPORT))
    for (const name of names.split(',').filter((one) => one.trim())) {
      const [font, local = font] = name.trim().split(/\s+as\s+/);
      for (const literal of calls(text, local)) {
        try {
          answer(font, literal);
        } catch (error) {
          // Text that only looks like a call, or a call that Next itself will complain of.
          console.error(file + ': ' + error.message.split('\n')[0]);
        }
      }
    }
}
console.log('module.exports = ' + JSON.stringify(responses, undefined, 2) + ';');

// What each call is given, as text; Next insists on literals.
function calls(text, name) {
  return text
    .split(new RegExp('(?<![\\w.])' + name + '\\s*\\('))
    .slice(1)
    .map((rest) => (rest.trimStart().startsWith('{') ? rest.slice(0, rest.indexOf('}') + 1) : '{}'));
}

function answer(font, literal) {
  const options = new Function('return (' + literal + ')')();
  const call = validateGoogleFontFunctionCall(font, options);
  const { fontFamily, weights, styles, display, selectedVariableAxes } = call;
  const axes = getFontAxes(fontFamily, weights, styles, selectedVariableAxes);
  const face = [
    'font-family: "' + fontFamily + '"',
    'font-display: ' + display,
    'src: local("' + fontFamily + '")',
  ];
  responses[getGoogleFontsUrl(fontFamily, axes, display)] = '@font-face { ' + face.join('; ') + ' }';
}
