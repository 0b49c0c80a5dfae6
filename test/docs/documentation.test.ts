import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { detectApplications } from '../../lib/images/detect/detect-applications';
import { settingNames } from '../../lib/ops/env/settings-names';
import { projectRoot } from '../../lib/support/paths';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const filesBelow = (folder: string, suffix: string): string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(suffix))
    .map((file) => join(folder, file));
const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];

const pages = ['README.md', ...filesBelow('docs', '.md')];
const makefile = read('Makefile');
const targets = found(makefile, /^([a-z0-9-]+):.*##/gm);

describe('documentation', () => {
  it('lists every make target in the reference, and none that does not exist', () => {
    const listed = found(read('docs/reference/commands.md'), /^\| `make ([a-z0-9-]+)/gm);
    expect(listed.sort()).toEqual([...targets].sort());
  });

  it.each(pages)('%s names only make targets that exist', (page) => {
    const named = found(read(page), /`make ([a-z][a-z0-9-]*)/g);
    expect(named.filter((target) => !targets.includes(target))).toEqual([]);
  });

  it.each(pages)('%s links only to files that exist', (page) => {
    const links = found(read(page), /\]\((?!https?:)([^)#]+)/g);
    expect(links.filter((link) => !existsSync(join(projectRoot, dirname(page), link)))).toEqual([]);
  });

  it('describes every setting of .env for the reference application', () => {
    const described = found(
      read('docs/reference/environment.md').split('## In the pods')[0] ?? '',
      /^\| `([A-Z_]+)`/gm,
    );
    const [backendDir, frontendDir] = [join(projectRoot, 'backend'), join(projectRoot, 'frontend')];
    const names = settingNames(detectApplications({ backendDir, frontendDir })).map(({ name }) => name);
    expect(described.sort()).toEqual(names.sort());
  });

  it('says of every error code what mends it', () => {
    const thrown = filesBelow('lib', '.ts')
      .map(read)
      .flatMap((source) => [
        ...found(source, /UserError\([^)]*?code:[^,\n]*'([A-Z_]{4,})'/gs),
        ...found(source, /code: '([A-Z_]{4,})',\s*found/g),
      ]);
    const explained = found(read('docs/troubleshooting.md'), /`([A-Z_]{4,})`/g);
    expect(thrown.length).toBeGreaterThan(20);
    expect(thrown.filter((code) => !explained.includes(code))).toEqual([]);
  });

  it('explains no error code that there is not', () => {
    const sources = [makefile, ...filesBelow('lib', '.ts').map(read)].join('\n');
    const rows = found(read('docs/troubleshooting.md'), /^\| (`[^|]+`) \|/gm);
    const explained = rows.flatMap((row) => found(row, /`([A-Z_]{4,})`/g));
    expect(explained.filter((code) => !new RegExp(`\\b${code}\\b`).test(sources))).toEqual([]);
  });

  it('names every variable of the Makefile', () => {
    const variables = found(makefile, /\$\((?:if )?\$?\(?([A-Z_]+)\)/g);
    const internal = [
      'TODO',
      'SETTINGS',
      'SOURCES',
      'OWN',
      'IN',
      'FORMAT',
      'JEST',
      'PLAYWRIGHT',
      'SYNC',
      'PATIENCE',
      'MODULES',
      'MAKE',
      'MAKEFILE_LIST',
    ];
    const described = read('docs/reference/commands.md');
    expect(
      variables.filter((name) => !internal.includes(name) && !described.includes(`\`${name}\``)),
    ).toEqual([]);
  });
});
