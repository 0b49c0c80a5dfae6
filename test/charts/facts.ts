import type { DeploymentFacts } from '../../lib/charts/deployment-facts';

/** A deployment as the tests assume it. */
export const facts: DeploymentFacts = {
  images: {
    backend: 'docker.io/library/todo-backend:0123456789ab',
    frontend: 'docker.io/library/todo-frontend:ba9876543210',
    database: 'docker.io/library/postgres:17-trixie',
  },
  database: 'internal',
  frontendOrigin: 'http://localhost:3000',
  secretVersion: '4711',
};
