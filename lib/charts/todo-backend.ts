import { type Static, Type } from '@sinclair/typebox';
import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { version } from '../../package.json';
import { Backend, backendConfigValues, backendSecretValues } from '../constructs/backend';
import { httpWorkloadValues } from '../constructs/http-workload-values';
import { imageValues } from '../constructs/image';
import { networkPolicyValues } from '../constructs/ingress-policy';
import { serviceValues } from '../constructs/service';
import { withDefaults } from '../constructs/with-defaults';
import type { HelmChart } from '../helm/helm-chart';
import type { Release } from '../helm/release';
import { backendAdditions } from './additions/backend-additions';
import { appMetadata } from './app-metadata';
import { configChecksumBinding } from './config-checksum-binding';
import { configName } from './config-name';
import { productionServer } from './production-server';
import { identityOf } from './identity-of';
import { imageValuesOf } from './image-values-of';

const IMAGE = `docker.io/library/todo-backend:${version}`;

const metadata = appMetadata({
  name: 'todo-backend',
  description: 'Backend of the Todo AI Chatbot: FastAPI with the OpenAI Agents SDK and MCP tools',
  category: 'ai-machine-learning',
  image: IMAGE,
});

const backendValues = Type.Object({
  image: withDefaults(imageValues, imageValuesOf(IMAGE)),
  config: backendConfigValues,
  secret: backendSecretValues,
  service: withDefaults(serviceValues, { port: 8000 }),
  networkPolicy: withDefaults(networkPolicyValues, { clients: ['todo-backend', 'todo-frontend'] }),
  ...httpWorkloadValues,
});

function build(values: Static<typeof backendValues>, release: Release, scope: Construct = new App()): Chart {
  const chart = new Chart(scope, metadata.name);
  new Backend(chart, 'Backend', {
    ...values,
    name: release.fullname,
    configName: configName(release, metadata.name, 'app-config'),
    identity: identityOf(metadata, 'backend', values, release),
  });
  return chart;
}

/** The chart of the backend. */
export const todoBackend: HelmChart<typeof backendValues> = {
  metadata,
  values: backendValues,
  build,
  overlays: { dev: {}, prod: productionServer },
  bindings: [configChecksumBinding('Backend/Deployment')],
  additions: backendAdditions(metadata.name),
};
