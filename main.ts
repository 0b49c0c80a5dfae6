import { App } from 'cdk8s';
import { chartsOf } from './lib/charts';
import { addManifests } from './lib/charts/add-manifests';
import type { DeploymentFacts } from './lib/charts/deployment-facts';
import { environmentValues } from './lib/charts/environments';

/** What `cdk8s synth` assumes; `make synth ENV=…` and `make deploy` ask the machine and the `.env` file instead. */
const facts: DeploymentFacts = {
  images: {
    backend: 'docker.io/library/todo-backend:latest',
    frontend: 'docker.io/library/todo-frontend:latest',
    database: 'docker.io/library/postgres:17-trixie',
  },
  database: 'internal',
  frontendOrigin: 'http://localhost:3000',
};

const app = new App();
addManifests(app, chartsOf(environmentValues('dev', facts)), 'todo');
app.synth();
