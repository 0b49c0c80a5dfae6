import { checkSource } from './check-source';
import { contentTag } from './content-tag';
import { ImagePart } from './part';

/**
 * The image reference of a part's present source, e.g. `docker.io/library/todo-backend:1a2b3c4d5e6f`. Needs no engine.
 *
 * @throws UserError NO_SOURCE or NO_APPLICATION when the source folder does not hold an application of its kind.
 */
export function contentReference(part: ImagePart): string {
  checkSource(part);
  return `${part.repository}:${contentTag(part)}`;
}
