import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Check, fail, Finding, ok } from '../check';

/** The documents the acceptance list asks for are there and say what they have to. */
export function documentChecks(projectRoot: string): Check[] {
  const readme = join(projectRoot, 'README.md');
  return [
    {
      code: 'DOC_GENERATED',
      title: 'generated files are documented',
      criterion: 'All generated files documented',
      run: () => Promise.resolve(chartsDocumented(join(projectRoot, 'dist', 'charts'))),
    },
    {
      code: 'DOC_TROUBLESHOOTING',
      title: 'there is a troubleshooting guide',
      criterion: 'Troubleshooting guide available',
      run: () => Promise.resolve(troubleshooting(join(projectRoot, 'docs'))),
    },
    {
      code: 'DOC_STEPS',
      title: 'README records the deployment steps',
      criterion: 'Deployment steps recorded in README',
      run: () => Promise.resolve(mentions(readme, ['make deploy', 'make verify'])),
    },
    {
      code: 'DOC_SHUTDOWN',
      title: 'README says how to shut down',
      criterion: 'Clean shutdown procedures defined',
      run: () => Promise.resolve(mentions(readme, ['make stop', 'make destroy'])),
    },
  ];
}

function chartsDocumented(charts: string): Finding {
  if (!existsSync(charts)) return fail(`${charts} is not there`, 'make synth');
  const names = readdirSync(charts);
  const bare = names.find((name) => !existsSync(join(charts, name, 'README.md')));
  return bare ? fail(`chart ${bare} has no README.md`, 'make synth') : ok(`README.md of ${names.join(', ')}`);
}

function troubleshooting(docs: string): Finding {
  const files = existsSync(docs) ? readdirSync(docs, { recursive: true, encoding: 'utf8' }) : [];
  const found = files.find((name) => /troubleshoot.*\.md$/i.test(name));
  return found
    ? ok(`docs/${found}`)
    : fail('docs/ has no troubleshooting guide', 'write docs/how-to/troubleshoot.md');
}

function mentions(file: string, commands: readonly string[]): Finding {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const missing = commands.filter((command) => !text.includes(command));
  return missing.length
    ? fail(`${file} does not mention ${missing.join(', ')}`, `add it to ${file}`)
    : ok(`it names ${commands.join(' and ')}`);
}
