import { FrontendApplication } from '../../application';
import { buildVariables } from '../build-variables';
import { baseImage } from './base-image';
import { databaseMigration } from './database-migration';
import { debianPackages } from './debian-packages';
import { dockerfileText, Fact, runInstructions } from './dockerfile-text';
import { googleFonts } from './google-fonts';
import { imageLabels, titleLabel } from './labels';
import { nodeDependencies } from './node-dependencies';
import { placeholders } from './placeholders';
import { shellWord } from './shell-word';
import { sidecarPrograms } from './sidecar-programs';
import { standaloneServer } from './standalone-server';
import { staticSite } from './static-site';

/**
 * The Dockerfile of a Next.js application. Only a server that carries what it needs reaches the image (Next's standalone
 * output, which is asked for by the environment where its settings do not), or the exported files and a small server.
 */
export function nextDockerfile(application: FrontendApplication): string {
  const { source, part, port } = application;
  const base = baseImage('node', source.nodeVersion.value);
  const labels = {
    title: `todo-${part}`,
    description: `Next.js application, Next.js ${source.nextVersion.value}`,
    baseImage: base,
  };
  const server = source.output.value === 'export' ? staticSite(application) : standaloneServer(application);
  const migration = databaseMigration(application);
  const sidecars = sidecarPrograms(application);
  return dockerfileText(`Image of the ${part}, a Next.js application.`, facts(application), [
    `FROM ${base} AS dependencies`,
    titleLabel(labels),
    ...debianPackages(source.buildPackages.map(({ value }) => value)),
    'WORKDIR /app',
    ...askedWhileInstalling(application),
    ...nodeDependencies(source.packageManager.value, source.resolvedAsOf?.value),

    'FROM dependencies AS build',
    ...buildVariables(application.variables).map(({ name }) => `ARG ${name}`),
    `ENV NEXT_TELEMETRY_DISABLED=1${source.output.value === 'default' ? ' NEXT_PRIVATE_STANDALONE=true' : ''}`,
    'COPY . ./',
    ...googleFonts(source),
    build(application),
    ...server.build,
    ...migration.build,
    ...sidecars.build,

    `FROM ${base}`,
    imageLabels(labels),
    `ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=${port.value} HOME=/tmp`,
    ...debianPackages(source.runPackages.map(({ value }) => value)),
    'WORKDIR /app',
    ...migration.copies,
    ...sidecars.copies,
    ...server.copies,
    ...runInstructions(port.value, ['node', server.entry]),
  ]);
}

/** The build's own command, with placeholders for the secrets it insists on. */
function build({ source, variables }: FrontendApplication): string {
  const command = source.buildCommand.value.map(shellWord).join(' ');
  const environment = placeholders(variables).map(([name, value]) => `    ${name}=${shellWord(value)} \\`);
  if (environment.length === 0) return `RUN ${command}`;
  return [
    '# No secret is known here: placeholders, for code that asks for one while pages are built.',
    'RUN \\',
    ...environment,
    `    ${command}`,
  ].join('\n');
}

/** prisma.config insists on its variables whenever the client is generated, as an install script does. */
function askedWhileInstalling({ source, variables }: FrontendApplication): string[] {
  const file = source.prisma?.value.configFile;
  const asked = variables.filter(({ evidence }) => evidence.some((found) => found.file === file));
  return file === undefined
    ? []
    : placeholders(asked).map(([name, value]) => `ARG ${name}=${shellWord(value)}`);
}

function facts({ source, port }: FrontendApplication): Fact[] {
  return [
    ['Node.js', source.nodeVersion],
    ...(source.resolvedAsOf ? [['resolved as of', source.resolvedAsOf] as const] : []),
    ['package manager', { ...source.packageManager, value: source.packageManager.value.name }],
    ['Next.js', source.nextVersion],
    ['output', source.output],
    ['built by', { ...source.buildCommand, value: source.buildCommand.value.join(' ') }],
    ...source.googleFonts.map((one) => ['font of Google', one] as const),
    ...[...source.buildPackages, ...source.runPackages].map((one) => ['Debian package', one] as const),
    ...(source.betterAuth
      ? [['Better Auth', { ...source.betterAuth, value: source.betterAuth.value.file }] as const]
      : []),
    ['port', port],
  ];
}
