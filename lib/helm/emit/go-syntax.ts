/** A string literal of Go's templates. */
export function goString(text: string): string {
  return JSON.stringify(text);
}

/** A literal of Go's templates that equals a value of type float64. */
export function goFloat(value: number): string {
  const text = JSON.stringify(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Whether `.name` can be written; other names need `index`. */
export function isFieldName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/** A name for a variable, from any text. */
export function variableName(text: string): string {
  const name = text.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '');
  return /^[A-Za-z]/.test(name) ? name : 'item';
}

/** Makes Helm print the text as it is, braces included. */
export function escapeTemplate(text: string): string {
  return text.replaceAll('{{', '{{ "{{" }}');
}
