import { type Static, Type } from '@sinclair/typebox';
import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { version } from '../../package.json';
import { Backend, backendSecretValues } from '../constructs/backend';
import { backendConfigValues } from '../constructs/backend-config';
import { httpWorkloadValues } from '../constructs/http-workload-values';
import { imageValues } from '../constructs/image';
import { networkPolicyValues } from '../constructs/ingress-policy';
import { migrationValues } from '../constructs/migration';
import { serviceValues } from '../constructs/service';
import { serviceMonitorValues } from '../constructs/service-monitor';
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
  serviceMonitor: serviceMonitorValues,
  migration: migrationValues,
  ...httpWorkloadValues,
});

/** For Helm: before the release's own objects, on every installation and upgrade; one that failed stays, for its log. */
const MIGRATION_HOOK = {
  'helm.sh/hook': 'pre-install,pre-upgrade',
  'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
};

function build(values: Static<typeof backendValues>, release: Release, scope: Construct = new App()): Chart {
  const chart = new Chart(scope, metadata.name);
  new Backend(chart, 'Backend', {
    ...values,
    name: release.fullname,
    configName: configName(release, metadata.name, 'app-config'),
    // A Job's name has at most 63 characters, which the full name of a release may have used up.
    migrationJob: {
      name: `${values.fullnameOverride || release.name}-migrate`,
      annotations: MIGRATION_HOOK,
    },
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
