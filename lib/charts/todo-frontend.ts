import { version } from '../../package.json';
import type { FrontendApplication } from '../application';
import type { HelmChart } from '../helm/helm-chart';
import { frontendAdditions } from './additions/frontend-additions';
import { appMetadata } from './app-metadata';
import { imageValuesOf } from './image-values-of';
import { serverChart } from './server/server-chart';
import { type ServerFacts, serverFacts } from './server/server-facts';
import { configVariables } from './server/config-variables';

const IMAGE = `docker.io/library/todo-frontend:${version}`;

const metadata = appMetadata({
  name: 'todo-frontend',
  description: 'Frontend of the Todo AI Chatbot: a Next.js application',
  category: 'ai-machine-learning',
  image: IMAGE,
});

/** The chart of an application's frontend. */
export function todoFrontend(application: FrontendApplication): HelmChart {
  const facts = serverFacts(application);
  return serverChart({
    metadata,
    facts,
    id: 'Frontend',
    image: imageValuesOf(IMAGE),
    port: 3000,
    configName: 'frontend-config',
    clients: [],
    features: [],
    dev: { config: trustLocalPorts(facts) },
    additions: frontendAdditions(metadata.name, facts),
  });
}

/** The forward takes the next free port when 3000 is taken. Better Auth knows wildcards in its variable. */
function trustLocalPorts({ plain }: ServerFacts): object {
  const trusted = configVariables(plain).find(
    ({ variable }) => variable.name === 'BETTER_AUTH_TRUSTED_ORIGINS',
  );
  return trusted ? { [trusted.key]: 'http://localhost:*,http://127.0.0.1:*' } : {};
}
