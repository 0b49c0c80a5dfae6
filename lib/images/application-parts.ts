import { Addresses, Application, Applications, PartName } from '../application';
import { buildArguments } from './build-arguments';
import { baseImage } from './dockerfile/base-image';
import { ignoreFile } from './dockerfile/ignore-file';
import { nextDockerfile } from './dockerfile/next-dockerfile';
import { pythonDockerfile } from './dockerfile/python-dockerfile';
import { ownPart } from './own-dockerfile/own-part';
import { ImagePart } from './part';

/** What of an image is given by its Dockerfile. */
type Recipe = Pick<ImagePart, 'dockerfile' | 'ignoreFile' | 'bases'>;

/**
 * The application's parts as images: the backend, then the frontend.
 *
 * @param addresses by which the parts and browsers will find each other; a frontend's build freezes some of them.
 * @param settings what `.env` says. @default - nothing
 * @param ownDockerfiles parts that are built by the Dockerfile in their source folder. @default - none
 * @throws UserError NO_BASE_VERSION for a version of Python or Node that no base image is known for, NO_DOCKERFILE.
 */
export function applicationParts(
  applications: Applications,
  addresses: Addresses,
  settings: ReadonlyMap<string, string> = new Map(),
  ownDockerfiles: readonly PartName[] = [],
): ImagePart[] {
  const { backend, frontend } = applications;
  const image = (application: Application, generated: () => Recipe): ImagePart => ({
    name: application.part,
    repository: `docker.io/library/todo-${application.part}`,
    sourceDir: application.sourceDir,
    buildArguments: buildArguments(application.variables, addresses, settings),
    ...(ownDockerfiles.includes(application.part) ? ownPart(application.sourceDir) : generated()),
  });
  return [
    image(backend, () => ({
      dockerfile: pythonDockerfile(backend),
      ignoreFile: ignoreFile(backend.source.ignored),
      bases: [baseImage('python', backend.source.version.value)],
    })),
    image(frontend, () => ({
      dockerfile: nextDockerfile(frontend),
      ignoreFile: ignoreFile(frontend.source.ignored),
      bases: [baseImage('node', frontend.source.nodeVersion.value)],
    })),
  ];
}
