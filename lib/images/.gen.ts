import { applicationParts } from '/work/main/lib/images/application-parts';
import { writeDockerfile } from '/work/main/lib/images/write-dockerfile';
for (const part of applicationParts({backendDir: '/work/main/backend', frontendDir: '/work/main/frontend'})) console.log(writeDockerfile(part, '/tmp/img/docker'));
