import { type Static, Type } from '@sinclair/typebox';
import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { version } from '../../package.json';
import { Frontend, frontendConfigValues, frontendSecretValues } from '../constructs/frontend';
import { httpWorkloadValues } from '../constructs/http-workload-values';
import { imageValues } from '../constructs/image';
import { networkPolicyValues } from '../constructs/ingress-policy';
import { serviceValues } from '../constructs/service';
import { withDefaults } from '../constructs/with-defaults';
import type { HelmChart } from '../helm/helm-chart';
import type { Release } from '../helm/release';
import { frontendAdditions } from './additions/frontend-additions';
import { appMetadata } from './app-metadata';
import { configChecksumBinding } from './config-checksum-binding';
import { configName } from './config-name';
import { productionServer } from './production-server';
import { identityOf } from './identity-of';
import { imageValuesOf } from './image-values-of';

const IMAGE = `docker.io/library/todo-frontend:${version}`;

const metadata = appMetadata({
  name: 'todo-frontend',
  description: 'Frontend of the Todo AI Chatbot: Next.js with Better Auth and the chat page',
  category: 'ai-machine-learning',
  image: IMAGE,
});

const frontendValues = Type.Object({
  image: withDefaults(imageValues, imageValuesOf(IMAGE)),
  config: frontendConfigValues,
  secret: frontendSecretValues,
  service: withDefaults(serviceValues, { port: 3000 }),
  networkPolicy: networkPolicyValues,
  ...httpWorkloadValues,
});

function build(values: Static<typeof frontendValues>, release: Release, scope: Construct = new App()): Chart {
  const chart = new Chart(scope, metadata.name);
  new Frontend(chart, 'Frontend', {
    ...values,
    name: release.fullname,
    configName: configName(release, metadata.name, 'frontend-config'),
    identity: identityOf(metadata, 'frontend', values, release),
  });
  return chart;
}

/** The chart of the frontend. */
export const todoFrontend: HelmChart<typeof frontendValues> = {
  metadata,
  values: frontendValues,
  build,
  overlays: {
    // The forward takes the next free port when 3000 is taken.
    dev: { config: { trustedOrigins: 'http://localhost:*,http://127.0.0.1:*' } },
    prod: productionServer,
  },
  bindings: [configChecksumBinding('Frontend/Deployment')],
  additions: frontendAdditions(metadata.name),
};
