import { FrontendApplication } from '../../application';
import { shellWord } from './shell-word';

/** How a server gets into the image. */
export interface ServerInstructions {
  /** In the build stage. */
  readonly build: readonly string[];
  /** In the image itself. */
  readonly copies: readonly string[];
  /** What Node is started with, in the working folder. */
  readonly entry: string;
}

/**
 * Next's standalone server. It lies deeper where `outputFileTracingRoot` is another folder than the application's; Next
 * writes down where.
 */
export function standaloneServer({ source: { outputDir } }: FrontendApplication): ServerInstructions {
  const dir = shellWord(outputDir);
  return {
    build: [
      '# The cache folder is where a volume is mounted at run time; files are made readable whatever the checkout has.',
      [
        `RUN folder="$(node --print "require('./${outputDir}/required-server-files.json').relativeAppDir || '.'")" && \\`,
        `    mkdir -p public /opt/app && cp -a "${outputDir}/standalone/$folder/." /opt/app/ && \\`,
        `    if [ "$folder" != . ] && [ -d ${dir}/standalone/node_modules ]; then cp -an ${dir}/standalone/node_modules /opt/app/; fi && \\`,
        `    cp -a ${dir}/static /opt/app/${dir}/ && cp -a public /opt/app/ && mkdir -p /opt/app/${dir}/cache && \\`,
        '    chmod -R a+rX,go-w /opt/app',
      ].join('\n'),
    ],
    copies: ['COPY --from=build /opt/app ./'],
    entry: 'server.js',
  };
}
