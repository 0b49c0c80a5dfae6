/** A text that Compose takes as it is. */
export function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}
