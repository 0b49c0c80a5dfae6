import type { DeploymentFacts } from '../../lib/charts/deployment-facts';
import { DEFAULT_ADDRESSES } from '../../lib/charts/server/default-addresses';
import { reference } from './applications';

/** A deployment as the tests assume it. */
export const facts: DeploymentFacts = {
  applications: reference,
  images: {
    backend: 'docker.io/library/todo-backend:0123456789ab',
    frontend: 'docker.io/library/todo-frontend:ba9876543210',
    database: 'docker.io/library/postgres:17-trixie',
  },
  database: 'internal',
  addresses: DEFAULT_ADDRESSES,
  secretVersion: '4711',
};
