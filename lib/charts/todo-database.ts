import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Database, type DatabaseProps } from '../constructs/database';
import type { ChartMetadata, HelmChart } from '../helm/helm-chart';
import { type Release, fullname } from '../helm/release';
import { appMetadata } from './app-metadata';
import { identityOf } from './identity-of';

/** What can be chosen about the database inside the cluster. */
export type DatabaseValues = Omit<DatabaseProps, 'name' | 'identity'>;

const metadata: ChartMetadata = {
  ...appMetadata,
  name: 'todo-database',
  // PostgreSQL's: a new version of the project must not restart the database.
  appVersion: '17',
  description: 'PostgreSQL of the Todo AI Chatbot, with its volume, for when no outside database is used',
};

/** The chart of the database with the values of an environment. */
export function todoDatabase(values: DatabaseValues): HelmChart<DatabaseValues> {
  return {
    metadata,
    values,
    notes: `PostgreSQL answers on port 5432 of its Service inside the cluster.
Its volume stays when the release is uninstalled.`,
    build,
  };
}

function build(values: DatabaseValues, release: Release, scope: Construct = new App()): Chart {
  const chart = new Chart(scope, metadata.name);
  new Database(chart, 'Database', {
    ...values,
    name: fullname(release, metadata.name),
    identity: identityOf(metadata, 'database', release),
  });
  return chart;
}
