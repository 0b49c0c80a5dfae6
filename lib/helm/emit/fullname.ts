import type { ObjectType } from '../schema/value-type';

/** The body of the named template that gives what `releaseOf` calls the full name. */
export function fullnameLines(values: ObjectType): string[] {
  const override = (name: string): string | undefined => {
    const property = values.properties.get(name);
    return property && `.Values.${name}`;
  };
  const name = override('nameOverride');
  const full = override('fullnameOverride');
  const chosen = [
    `{{- $name := ${name ? `${name} | default .Chart.Name` : '.Chart.Name'} }}`,
    '{{- $full := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) }}',
  ];
  return [
    ...chosen,
    `{{- regexReplaceAll "-+$" (${full ? `${full} | default $full` : '$full'} | trunc 63) "" }}`,
  ];
}
