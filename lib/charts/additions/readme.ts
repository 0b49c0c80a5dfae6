export interface ReadmeProps {
  readonly chart: string;
  /** Keys of the Secret and the shell's text for their values; none: it reads no Secret. */
  readonly secrets: Readonly<Record<string, string>>;
  /** What stands before the command that makes the Secret. */
  readonly secretHint: string;
  /** What else is to be known, as Markdown. */
  readonly more: string;
}

/** What a chart's README says besides its values: how it is installed with nothing but kubectl and Helm. */
export function readme({ chart, secrets, secretHint, more }: ReadmeProps): string {
  const entries = Object.entries(secrets).map(([key, value]) => `${key}=${value}`);
  return `${entries.length > 0 ? secretSection(entries, secretHint) : ''}## Beside the other charts

Under the charts' own names the releases find each other by the defaults:

\`\`\`sh
helm install ${chart} . --namespace todo --wait
helm test ${chart} --namespace todo
\`\`\`

Any number of releases of other names can stand in the same namespace.

${more.trim()}
`;
}

function secretSection(entries: readonly string[], hint: string): string {
  return `## The Secret

The chart makes no Secret and no value holds one: it reads the Secret \`app-secrets\` of its namespace (another with
\`secret.name\` and \`secret.keys\`). ${hint.trim()}

\`\`\`sh
kubectl create namespace todo
kubectl create secret generic app-secrets --namespace todo --from-env-file=/dev/stdin <<END
${entries.join('\n')}
END
\`\`\`

What is typed there is in no command line and in no file. The charts todo-database, todo-backend and todo-frontend can share one
Secret with the keys of all three.

`;
}
