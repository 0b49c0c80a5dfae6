/** Labels of an application's image. */
export interface ImageLabels {
  /** Name of the image, without registry. */
  readonly title: string;
  /** One line about what runs in it. */
  readonly description: string;
  /** Name of the base image. */
  readonly baseImage: string;
}

/** A LABEL instruction with the annotations the OCI image specification defines. */
export function labelInstruction(labels: ImageLabels): string {
  const pairs = [
    ['title', labels.title],
    ['description', labels.description],
    ['licenses', 'Apache-2.0'],
    ['base.name', labels.baseImage],
  ];
  return `LABEL ${pairs.map(([key, value]) => `org.opencontainers.image.${key}=${JSON.stringify(value)}`).join(' \\\n      ')}`;
}
