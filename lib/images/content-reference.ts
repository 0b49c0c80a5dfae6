import { contentTag } from './content-tag';
import { ImagePart } from './part';

/** The image reference of a part's present source, e.g. `docker.io/library/todo-backend:1a2b3c4d5e6f`. Needs no engine. */
export function contentReference(part: ImagePart): string {
  return `${part.repository}:${contentTag(part)}`;
}
