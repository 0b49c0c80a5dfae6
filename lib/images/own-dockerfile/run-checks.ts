import { Application } from '../../application';
import { buildVariables } from '../build-variables';
import { OwnDockerfile, OwnInstruction } from './read-own-dockerfile';
import { Check, Remark } from './remark';

/** What keeps a container from running as pods run it here. */
export const runChecks: readonly Check[] = [
  runsAsAnyUser,
  listensWhereAsked,
  passesSignalsOn,
  hasItsMigration,
  takesBuildArguments,
  checksItsHealth,
];

function runsAsAnyUser(file: OwnDockerfile): Remark[] {
  const user = last(file, 'USER');
  const [name = 'root'] = user?.words ?? [];
  if (/^\d+(:\d+)?$/.test(name) && !/^0(:|$)/.test(name)) return [];
  const text = `${place(user)}runs as ${name}; pods run it as user 10001 with a read-only file system: it may write to /tmp only`;
  return [{ code: 'RUNS_AS', text, fatal: false }];
}

/** By the command, else by EXPOSE: which port it listens on, and whether others may reach it. */
function listensWhereAsked(file: OwnDockerfile, { port }: Application): Remark[] {
  const command = started(file);
  const text = command?.words.join(' ') ?? '';
  const [, stated] = /--port[= ](\d+)|:(\d+)\b/.exec(text) ?? [];
  const exposed = last(file, 'EXPOSE')?.words[0]?.replace(/\/.*/, '');
  const actual = stated ?? exposed;
  const remarks: Remark[] = [];
  if (actual !== undefined && /^\d+$/.test(actual) && Number(actual) !== port.value)
    remarks.push({
      code: 'PORT_DIFFERS',
      text: `${place(command)}listens on port ${actual}, and ${port.value} was found in the code: write port: ${actual} into todo.config.ts`,
      fatal: stated !== undefined,
    });
  if (/\buvicorn\b/.test(text) && !/--host|--uds|--fd/.test(text))
    remarks.push({
      code: 'LISTENS_LOCALLY',
      text: `${place(command)}uvicorn without --host 0.0.0.0 is not reachable from outside of its container`,
      fatal: true,
    });
  if (/\b(next dev|run dev)\b|--reload\b/.test(text))
    remarks.push({
      code: 'DEVELOPMENT_SERVER',
      text: `${place(command)}starts a development server, which writes to its own folder`,
      fatal: false,
    });
  return remarks;
}

function passesSignalsOn(file: OwnDockerfile): Remark[] {
  const command = started(file);
  if (!command) return [{ code: 'NO_COMMAND', text: 'has neither CMD nor ENTRYPOINT', fatal: true }];
  const direct = command.json && !/^(npm|yarn|pnpm|sh|bash)$/.test(command.words[0] ?? '');
  if (direct || command.words[0] === 'exec') return [];
  const text = `${place(command)}starts it through another program, which may not pass SIGTERM on: it ends late`;
  return [{ code: 'SIGNALS_LOST', text, fatal: false }];
}

/** Programs that only the generated image has. */
function hasItsMigration(_: OwnDockerfile, { migration, sidecars }: Application): Remark[] {
  const commands = [...(migration ? [migration] : []), ...sidecars].map(({ value }) => value.command);
  const ours = commands.filter((command) =>
    command.some((word) => /^\/opt\/(migrate|programs)\//.test(word)),
  );
  return ours.map((command) => ({
    code: 'PROGRAM_MISSING',
    text: `does not have the program of ${command.join(' ')}, which is needed: write migration: 'none' or a command of its own into todo.config.ts`,
    fatal: true,
  }));
}

function takesBuildArguments({ stages }: OwnDockerfile, { variables }: Application): Remark[] {
  const declared = stages
    .flatMap((stage) => stage.instructions)
    .filter(({ keyword }) => keyword === 'ARG')
    .flatMap(({ words }) => words.map((word) => word.replace(/=.*/, '')));
  return buildVariables(variables)
    .filter(({ name }) => !declared.includes(name))
    .map(({ name }) => ({
      code: 'ARGUMENT_MISSING',
      text: `has no ARG ${name}: its value does not reach the code that browsers run`,
      fatal: false,
    }));
}

function checksItsHealth(file: OwnDockerfile): Remark[] {
  const check = last(file, 'HEALTHCHECK');
  const [tool] = check?.words.filter((word) => word === 'curl' || word === 'wget') ?? [];
  const installs = file.stages
    .at(-1)
    ?.instructions.some((one) => one.keyword === 'RUN' && one.words.includes(tool ?? ''));
  if (!tool || installs) return [];
  const text = `${place(check)}HEALTHCHECK by ${tool}, which slim images lack; Kubernetes uses probes of its own`;
  return [{ code: 'HEALTHCHECK_BROKEN', text, fatal: false }];
}

/** The last of a keyword in the stage that becomes the image. */
function last({ stages }: OwnDockerfile, keyword: string): OwnInstruction | undefined {
  return stages.at(-1)?.instructions.findLast((one) => one.keyword === keyword);
}

function started(file: OwnDockerfile): OwnInstruction | undefined {
  return last(file, 'ENTRYPOINT') ?? last(file, 'CMD');
}

function place(instruction: OwnInstruction | undefined): string {
  return instruction ? `Dockerfile:${instruction.line}: ` : '';
}
