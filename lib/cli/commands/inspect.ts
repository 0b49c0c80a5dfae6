import { Command } from 'commander';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Application, Applications } from '../../application';
import { DEFAULT_ADDRESSES } from '../../charts/server/default-addresses';
import { checkOwnDockerfiles } from '../../images';
import { parseEnv } from '../../ops/env/parse-env';
import { formatInspection } from '../../ops/inspect/format-inspection';
import { inspect } from '../../ops/inspect/inspect';
import { projectRoot } from '../../support/paths';
import { shownPath } from '../../support/shown-path';
import { askQuestion } from '../ask-question';
import { CheckFailed } from '../check-failed';
import { CliContext } from '../cli-context';
import {
  dockerfileOption,
  DockerfileOptions,
  outputOption,
  readOwnDockerfiles,
  readSources,
  sourceOptions,
  SourceOptions,
} from '../options';

interface Options extends SourceOptions, DockerfileOptions {
  readonly output: 'text' | 'json';
}

/** `inspect`: what was found in the source folders. */
export function inspectCommand({ print, reporter }: CliContext): Command {
  const command = new Command('inspect')
    .description(
      'show what was found in the source folders, with the evidence; nothing of them is run or changed',
    )
    .addOption(outputOption())
    .action(async (options: Options) => {
      const { output } = options;
      const applications = await inspect({
        ...readSources(options),
        root: projectRoot,
        ask: output === 'text' && process.stdin.isTTY && process.stdout.isTTY ? askQuestion : undefined,
      });
      const refused = [applications.backend, applications.frontend].some(isRefused);
      if (!refused) checkOwnDockerfiles(applications, readOwnDockerfiles(options), reporter);
      print(output === 'json' ? asJson(applications) : asText(applications, options));
      if (refused) throw new CheckFailed();
    });
  for (const option of [...sourceOptions(), dockerfileOption()]) command.addOption(option);
  return command;
}

function isRefused({ problems, questions }: Application): boolean {
  return problems.length + questions.length > 0;
}

function asText(applications: Applications, { useDockerfile }: DockerfileOptions): string {
  const envFile = join(projectRoot, '.env');
  const settings = existsSync(envFile)
    ? parseEnv(readFileSync(envFile, 'utf8'), envFile)
    : new Map<string, string>();
  const set = new Map([...settings].filter(([, value]) => value !== ''));
  const deployOptions = useDockerfile === 'none' ? '' : ` USE_DOCKERFILE=${useDockerfile}`;
  return formatInspection(applications, { settings: set, addresses: DEFAULT_ADDRESSES, deployOptions });
}

function asJson(applications: Applications): string {
  const shown = (key: string, value: unknown): unknown =>
    key === 'sourceDir' && typeof value === 'string' ? shownPath(value) : value;
  return JSON.stringify(applications, shown, 2);
}
