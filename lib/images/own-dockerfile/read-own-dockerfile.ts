import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Dockerfile,
  DockerfileParser,
  From,
  Instruction,
  JSONInstruction,
  ModifiableInstruction,
} from 'dockerfile-ast';
import { UserError } from '../../support/user-error';

/** One instruction of a Dockerfile that came with an application. */
export interface OwnInstruction {
  /** In capitals, e.g. `RUN`. */
  readonly keyword: string;
  /** What stands behind the keyword and its flags, with the values of arguments and variables that the file sets. */
  readonly words: readonly string[];
  /** It is a list of words in JSON's form, started without a shell. */
  readonly json: boolean;
  /** Flags with their values, e.g. `from`. */
  readonly flags: Readonly<Record<string, string>>;
  /** Line, counted from 1. */
  readonly line: number;
}

/** What one FROM begins. */
export interface OwnStage {
  /** The image or the stage that it starts from. */
  readonly base: string;
  readonly name?: string;
  readonly line: number;
  readonly instructions: readonly OwnInstruction[];
}

/** A Dockerfile that came with an application; there is at least one stage, the last one becomes the image. */
export interface OwnDockerfile {
  readonly text: string;
  readonly stages: readonly [OwnStage, ...OwnStage[]];
}

/**
 * Reads the Dockerfile in a source folder.
 *
 * @throws UserError NO_DOCKERFILE where there is none, or none with a FROM.
 */
export function readOwnDockerfile(sourceDir: string): OwnDockerfile {
  const file = join(sourceDir, 'Dockerfile');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const [first, ...others] = stagesOf(DockerfileParser.parse(text));
  if (first) return { text, stages: [first, ...others] };
  throw new UserError({
    code: 'NO_DOCKERFILE',
    found: `${sourceDir} has no Dockerfile${text ? ' with a FROM' : ''}`,
    needed: 'a Dockerfile in the source folder, for USE_DOCKERFILE',
    mend: 'leave USE_DOCKERFILE out: a Dockerfile is then generated',
  });
}

function stagesOf(file: Dockerfile): OwnStage[] {
  const stages: (OwnStage & { readonly instructions: OwnInstruction[] })[] = [];
  for (const instruction of file.getInstructions()) {
    const read = readInstruction(instruction);
    if (!(instruction instanceof From)) stages.at(-1)?.instructions.push(read);
    else {
      const name = instruction.getBuildStage();
      stages.push({
        base: read.words[0] ?? '',
        ...(name ? { name } : {}),
        line: read.line,
        instructions: [],
      });
    }
  }
  return stages;
}

function readInstruction(instruction: Instruction): OwnInstruction {
  const list =
    instruction instanceof JSONInstruction
      ? instruction.getJSONStrings().map((one) => one.getJSONValue())
      : [];
  const flags = instruction instanceof ModifiableInstruction ? instruction.getFlags() : [];
  return {
    keyword: instruction.getKeyword().toUpperCase(),
    words: list.length > 0 ? list : instruction.getExpandedArguments().map((one) => one.getValue()),
    json: list.length > 0,
    flags: Object.fromEntries(flags.map((flag) => [flag.getName(), flag.getValue() ?? ''])),
    line: instruction.getRange().start.line + 1,
  };
}
