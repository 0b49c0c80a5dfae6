import type { Resources } from '../constructs/resources';
import type { DeploymentFacts } from './deployment-facts';
import type { Environment } from './environment';
import type { BackendValues } from './todo-backend';
import type { DatabaseValues } from './todo-database';
import type { FrontendValues } from './todo-frontend';

/** The values of every chart in one environment. */
export interface EnvironmentValues {
  /** @default - the database is outside the cluster */
  readonly database?: DatabaseValues;
  readonly backend: BackendValues;
  readonly frontend: FrontendValues;
}

/** What differs between environments. */
interface Profile {
  readonly replicas: number;
  readonly logLevel: string;
  /** Origins that may sign in, separated by commas. */
  readonly trustedOrigins: (frontendOrigin: string) => string;
  readonly resources: Readonly<Record<'backend' | 'frontend' | 'database', Resources>>;
}

/** Both fit a node of 2 cores and 4 GiB beside the control plane, during a rolling update too. */
const PROFILES: Readonly<Record<Environment, Profile>> = {
  dev: {
    replicas: 2,
    logLevel: 'info',
    // The forward takes the next free port when 3000 is taken.
    trustedOrigins: () => 'http://localhost:*,http://127.0.0.1:*',
    resources: {
      backend: resources({ cpu: '100m', memory: '192Mi' }, { cpu: '1', memory: '512Mi' }),
      frontend: resources({ cpu: '100m', memory: '192Mi' }, { cpu: '1', memory: '512Mi' }),
      database: resources({ cpu: '100m', memory: '192Mi' }, { cpu: '1', memory: '512Mi' }),
    },
  },
  prod: {
    replicas: 3,
    logLevel: 'info',
    trustedOrigins: (frontendOrigin) => frontendOrigin,
    resources: {
      backend: resources({ cpu: '100m', memory: '256Mi' }, { cpu: '2', memory: '768Mi' }),
      frontend: resources({ cpu: '100m', memory: '256Mi' }, { cpu: '2', memory: '768Mi' }),
      database: resources({ cpu: '200m', memory: '512Mi' }, { cpu: '2', memory: '1Gi' }),
    },
  },
};

/** Values of `app.kubernetes.io/name` of the pods that use the database and the backend. */
const APPLICATION = ['todo-backend', 'todo-frontend'];

const SECRET = 'app-secrets';

/** The same everywhere: a cluster that changes its environment keeps its volume, which cannot change. */
const STORAGE = '2Gi';

/** The values of every chart for an environment and what is known about this deployment. */
export function environmentValues(environment: Environment, facts: DeploymentFacts): EnvironmentValues {
  const profile = PROFILES[environment];
  return {
    ...(facts.database === 'internal' && { database: databaseValues(profile, facts) }),
    backend: backendValues(profile, facts),
    frontend: frontendValues(profile, facts),
  };
}

function databaseValues(profile: Profile, facts: DeploymentFacts): DatabaseValues {
  return {
    image: facts.images.database,
    database: 'todo',
    user: 'todo',
    secretName: SECRET,
    storage: STORAGE,
    resources: profile.resources.database,
    clients: APPLICATION,
  };
}

function backendValues(profile: Profile, facts: DeploymentFacts): BackendValues {
  return {
    image: facts.images.backend,
    replicas: profile.replicas,
    resources: profile.resources.backend,
    secretName: SECRET,
    secretVersion: facts.secretVersion,
    clients: APPLICATION,
    config: {
      betterAuthUrl: facts.frontendOrigin,
      betterAuthJwksUrl: 'http://todo-frontend:3000/api/auth/jwks',
      openaiBaseUrl: facts.openai?.baseUrl,
      openaiModel: facts.openai?.model,
      logLevel: profile.logLevel,
    },
  };
}

function frontendValues(profile: Profile, facts: DeploymentFacts): FrontendValues {
  return {
    image: facts.images.frontend,
    replicas: profile.replicas,
    resources: profile.resources.frontend,
    secretName: SECRET,
    secretVersion: facts.secretVersion,
    config: {
      betterAuthUrl: facts.frontendOrigin,
      trustedOrigins: profile.trustedOrigins(facts.frontendOrigin),
      backendUrl: facts.backendUrl ?? 'http://todo-backend:8000',
      openaiDomainKey: facts.domainKey ?? '',
    },
  };
}

/** Space for logs and scratch folders is the same everywhere. */
function resources(requests: Compute, limits: Compute): Resources {
  return {
    requests: { ...requests, ephemeralStorage: '64Mi' },
    limits: { ...limits, ephemeralStorage: '512Mi' },
  };
}

type Compute = Readonly<Record<'cpu' | 'memory', string>>;
