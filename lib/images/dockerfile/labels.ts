/** Label that names the image a layer belongs to; engines find a build's leftovers by it. */
export const TITLE_LABEL = 'org.opencontainers.image.title';

/** Labels of an application's image. */
export interface ImageLabels {
  /** Name of the image, without registry. */
  readonly title: string;
  /** One line about what runs in it. */
  readonly description: string;
  /** Name of the base image. */
  readonly baseImage: string;
}

/** The LABEL instruction of a stage that is not the image itself. */
export function titleLabel(labels: ImageLabels): string {
  return `LABEL ${TITLE_LABEL}=${JSON.stringify(labels.title)}`;
}

/** The LABEL instruction of the image: annotations that the OCI image specification defines. */
export function imageLabels(labels: ImageLabels): string {
  const pairs = [
    [TITLE_LABEL, labels.title],
    ['org.opencontainers.image.description', labels.description],
    ['org.opencontainers.image.base.name', labels.baseImage],
  ];
  return `LABEL ${pairs.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(' \\\n      ')}`;
}
