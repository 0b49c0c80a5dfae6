import { ownIgnoreFile } from '../dockerfile/ignore-file';
import { ImagePart } from '../part';
import { ownBases } from './own-bases';
import { readOwnDockerfile } from './read-own-dockerfile';

/** What differs when a part is built by the Dockerfile that came with it. @throws UserError NO_DOCKERFILE */
export function ownPart(sourceDir: string): Pick<ImagePart, 'dockerfile' | 'ignoreFile' | 'bases'> {
  const file = readOwnDockerfile(sourceDir);
  return { dockerfile: file.text, ignoreFile: ownIgnoreFile(), bases: ownBases(file) };
}
