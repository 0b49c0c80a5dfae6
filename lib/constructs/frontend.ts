import { Construct } from 'constructs';
import { HttpWorkload, type HttpWorkloadProps } from './http-workload';

/** The frontend's configuration that is not secret, all of it read at run time. */
export interface FrontendConfig {
  /** Origin under which browsers reach the frontend. */
  readonly betterAuthUrl: string;
  /** Origins that may sign in, separated by commas, wildcards allowed. */
  readonly trustedOrigins: string;
  /** Where the frontend's server, never the browser, reaches the backend. */
  readonly backendUrl: string;
  /** Domain key of ChatKit; empty for none. */
  readonly openaiDomainKey: string;
}

export interface FrontendProps extends HttpWorkloadProps {
  readonly config: FrontendConfig;
}

/** The Next.js frontend, which also holds the accounts (Better Auth) and passes calls on to the backend. */
export class Frontend extends Construct {
  constructor(scope: Construct, id: string, props: FrontendProps) {
    super(scope, id);
    new HttpWorkload(this, 'Workload', {
      ...props,
      port: 3000,
      paths: { alive: '/', ready: '/' },
      config: environmentOf(props.config),
      secretKeys: ['DATABASE_URL', 'BETTER_AUTH_SECRET'],
      scratch: [
        { name: 'tmp', path: '/tmp', sizeLimit: '64Mi' },
        { name: 'next-cache', path: '/app/.next/cache', sizeLimit: '128Mi' },
      ],
    });
  }
}

function environmentOf(config: FrontendConfig): Record<string, string> {
  return {
    BETTER_AUTH_URL: config.betterAuthUrl,
    BETTER_AUTH_TRUSTED_ORIGINS: config.trustedOrigins,
    NEXT_PUBLIC_BACKEND_URL: config.backendUrl,
    NEXT_PUBLIC_OPENAI_DOMAIN_KEY: config.openaiDomainKey,
    // Where Next.js listens. Kubernetes sets it to the pod's name, with which port-forward finds nobody at 127.0.0.1.
    HOSTNAME: '0.0.0.0',
  };
}
