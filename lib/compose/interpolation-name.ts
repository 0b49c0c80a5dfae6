/** The variable that holds an entry of app-secrets when Compose runs: its names have neither dots nor dashes. */
export function interpolationName(entry: string): string {
  return entry.replaceAll(/\W/g, '_');
}
