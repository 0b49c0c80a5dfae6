import { basename } from 'node:path/posix';
import { Application } from '../../application';
import { writtenProgram } from './written-program';

/** Where programs lie in the image that are not the application's. */
const PROGRAMS = '/opt/programs';

/** Instructions for programs that sidecars of an application run and that this project brings along. */
export function sidecarPrograms({ sidecars }: Pick<Application, 'sidecars'>): {
  readonly build: readonly string[];
  readonly copies: readonly string[];
} {
  const files = sidecars
    .flatMap(({ value }) => value.command)
    .filter((word) => word.startsWith(`${PROGRAMS}/`))
    .map((word) => basename(word));
  return {
    build: [...new Set(files)].map((file) => writtenProgram(file, PROGRAMS)),
    copies: files.length > 0 ? [`COPY --from=build ${PROGRAMS} ${PROGRAMS}`] : [],
  };
}
