import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Frontend, type FrontendProps } from '../constructs/frontend';
import type { ChartMetadata, HelmChart } from '../helm/helm-chart';
import { type Release, fullname } from '../helm/release';
import { appMetadata } from './app-metadata';
import { configName } from './config-name';
import { identityOf } from './identity-of';

/** What can be chosen about the frontend. */
export type FrontendValues = Omit<FrontendProps, 'name' | 'identity' | 'configName'>;

const metadata: ChartMetadata = {
  ...appMetadata,
  name: 'todo-frontend',
  description: 'Frontend of the Todo AI Chatbot: Next.js with Better Auth and the chat page',
};

/** The chart of the frontend with the values of an environment. */
export function todoFrontend(values: FrontendValues): HelmChart<FrontendValues> {
  return {
    metadata,
    values,
    notes: `Open ${values.config.betterAuthUrl} in a browser (\`make forward\` brings the frontend there).`,
    build,
  };
}

function build(values: FrontendValues, release: Release, scope: Construct = new App()): Chart {
  const chart = new Chart(scope, metadata.name);
  new Frontend(chart, 'Frontend', {
    ...values,
    name: fullname(release, metadata.name),
    configName: configName(release, metadata.name, 'frontend-config'),
    identity: identityOf(metadata, 'frontend', release),
  });
  return chart;
}
