import { type Static, Type } from '@sinclair/typebox';
import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Database, postgresValues } from '../constructs/database';
import { imageValues } from '../constructs/image';
import { networkPolicyValues } from '../constructs/ingress-policy';
import { persistenceValues } from '../constructs/persistence';
import { serviceValues } from '../constructs/service';
import { withDefaults } from '../constructs/with-defaults';
import { workloadValues } from '../constructs/workload-values';
import type { HelmChart } from '../helm/helm-chart';
import type { Release } from '../helm/release';
import { databaseAdditions } from './additions/database-additions';
import { appMetadata } from './app-metadata';
import { identityOf } from './identity-of';
import { imageValuesOf } from './image-values-of';

const IMAGE = 'docker.io/library/postgres:17-trixie';

const metadata = appMetadata({
  name: 'todo-database',
  // PostgreSQL's: a new version of the project must not restart the database.
  appVersion: '17',
  description: 'PostgreSQL of the Todo AI Chatbot, with its volume, for when no outside database is used',
  category: 'database',
  image: IMAGE,
});

const databaseValues = Type.Object({
  image: withDefaults(imageValues, imageValuesOf(IMAGE)),
  ...postgresValues,
  persistence: persistenceValues,
  service: withDefaults(serviceValues, { port: 5432 }),
  networkPolicy: withDefaults(networkPolicyValues, { clients: ['todo-backend', 'todo-frontend'] }),
  ...workloadValues,
});

function build(values: Static<typeof databaseValues>, release: Release, scope: Construct = new App()): Chart {
  const chart = new Chart(scope, metadata.name);
  new Database(chart, 'Database', {
    ...values,
    name: release.fullname,
    identity: identityOf(metadata, 'database', values, release),
  });
  return chart;
}

/** The chart of the database inside the cluster; not installed where the secret names one outside. */
export const todoDatabase: HelmChart<typeof databaseValues> = {
  metadata,
  values: databaseValues,
  build,
  overlays: {
    dev: {},
    prod: {
      resources: {
        requests: { cpu: '200m', memory: '512Mi' },
        limits: { cpu: '2', memory: '1Gi' },
      },
    },
  },
  additions: databaseAdditions(metadata.name),
};
