import { runWithCaBundle } from './ca-bundle';
import { dockerfileText, runInstructions } from './dockerfile-text';
import { ImageLabels, imageLabels, titleLabel } from './labels';

/** What is to be known of a Next.js application (npm, `output: "standalone"`) to put it into an image. */
export interface NextApplication extends ImageLabels {
  /** Port it listens on. */
  readonly port: number;
}

/** The Dockerfile of a Next.js application: only the standalone server, its static files and `public` reach the image. */
export function nextDockerfile(app: NextApplication): string {
  return dockerfileText('lib/images/dockerfile/next-dockerfile.ts', [
    `FROM ${app.baseImage} AS dependencies`,
    titleLabel(app),
    'WORKDIR /app',
    'COPY package.json package-lock.json ./',
    runWithCaBundle(
      ['NODE_EXTRA_CA_CERTS'],
      '/var/cache/npm',
      'npm ci --cache /var/cache/npm --no-audit --no-fund --no-update-notifier',
    ),

    'FROM dependencies AS build',
    'ENV NEXT_TELEMETRY_DISABLED=1',
    'COPY . ./',
    '# The cache folder is where a volume is mounted at run time; files are made readable whatever the checkout has.',
    'RUN npm run build && \\',
    '    rm -rf .next/cache && mkdir -p public .next/standalone/.next/cache && \\',
    '    chmod -R a+rX,go-w .next/standalone .next/static public',

    `FROM ${app.baseImage}`,
    imageLabels(app),
    `ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 HOSTNAME=0.0.0.0 PORT=${app.port} HOME=/tmp`,
    'WORKDIR /app',
    'COPY --from=build /app/.next/standalone ./',
    'COPY --from=build /app/.next/static ./.next/static',
    'COPY --from=build /app/public ./public',
    ...runInstructions(app.port, ['node', 'server.js']),
  ]);
}
