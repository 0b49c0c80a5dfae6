// Serves the files that next build exported, as the hosts of static sites do: /about is about.html, what is not there 404.html.
import { createServer } from 'node:http';
import handler from 'serve-handler';

const server = createServer((request, response) => handler(request, response, { public: 'site' }));
server.listen(Number(process.env.PORT), process.env.HOSTNAME);
process.once('SIGTERM', () => server.close(() => process.exit()));
