import { FrontendApplication } from '../../application';
import { bundle } from './bundle';
import { writtenProgram } from './written-program';
import { shellWord } from './shell-word';
import { ServerInstructions } from './standalone-server';
import { toolVersions } from './tool-versions';

/** Exported files (`output: "export"`), which `next start` refuses to serve, and a server of one file. */
export function staticSite({ source }: FrontendApplication): ServerInstructions {
  const { basePath, outputDir } = source;
  const folder = `/opt/app/site${basePath}`;
  return {
    build: [
      writtenProgram('static-server.mjs'),
      bundle({
        entry: 'static-server.mjs',
        outfile: '/opt/app/server.mjs',
        packages: [`serve-handler@${toolVersions.serveHandler}`],
      }),
      `RUN mkdir -p ${folder} && cp -a ${shellWord(outputDir)}/. ${folder}/ && chmod -R a+rX,go-w /opt/app`,
    ],
    copies: ['COPY --from=build /opt/app ./'],
    entry: 'server.mjs',
  };
}
