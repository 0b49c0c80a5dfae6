import { type Static, Type } from '@sinclair/typebox';
import type { Construct } from 'constructs';
import { HTTP_URL } from './formats';
import { HttpWorkload, type HttpWorkloadProps } from './http-workload';
import type { StringMap } from './object-metadata';
import { secretKeyValue, secretValues } from './secret';
import { serverConfigValues } from './server-config';

/** The frontend's configuration that is not secret, all of it read at run time. */
export const frontendConfigValues = Type.Object(
  {
    betterAuthUrl: Type.String({
      pattern: HTTP_URL,
      description: 'Origin under which browsers reach the frontend.',
      default: 'http://localhost:3000',
    }),
    trustedOrigins: Type.String({
      description:
        'Origins that may sign in, separated by commas, wildcards allowed; empty for `betterAuthUrl` alone.',
      default: '',
    }),
    backendUrl: Type.String({
      pattern: HTTP_URL,
      description: "Where the frontend's server, never the browser, reaches the backend.",
      default: 'http://todo-backend:8000',
    }),
    openaiDomainKey: Type.String({ description: 'Domain key of ChatKit; empty for none.', default: '' }),
    chatUi: Type.Union([Type.Literal('auto'), Type.Literal('chatkit'), Type.Literal('built-in')], {
      description:
        "Chat page: OpenAI's ChatKit, the built-in one, or `auto`: the built-in one where ChatKit cannot be had.",
      default: 'auto',
    }),
    trustedProxies: Type.String({
      description:
        'Addresses and CIDR ranges, separated by commas, of the proxies before the frontend, such as an ingress ' +
        "controller's pods: their `X-Forwarded-For` is believed, by which sign-ins are counted.",
      default: '',
    }),
    ...serverConfigValues,
  },
  { description: 'Configuration; a change of it replaces the pods.' },
);

export type FrontendConfig = Static<typeof frontendConfigValues>;

/** The frontend's secrets. */
export const frontendSecretValues = secretValues({
  databaseUrl: secretKeyValue(
    'DATABASE_URL',
    'Key of the address of the database, in the cluster or outside: `postgresql://user:password@host:5432/name`.',
  ),
  betterAuthSecret: secretKeyValue(
    'BETTER_AUTH_SECRET',
    'Key of the secret that signs sessions and encrypts login keys: at least 32 characters, never changed.',
  ),
  githubClientId: secretKeyValue('GITHUB_CLIENT_ID', providerKey('GitHub', 'id')),
  githubClientSecret: secretKeyValue('GITHUB_CLIENT_SECRET', providerKey('GitHub', 'secret')),
  googleClientId: secretKeyValue('GOOGLE_CLIENT_ID', providerKey('Google', 'id')),
  googleClientSecret: secretKeyValue('GOOGLE_CLIENT_SECRET', providerKey('Google', 'secret')),
});

export interface FrontendProps extends HttpWorkloadProps {
  readonly config: FrontendConfig;
  readonly secret: Static<typeof frontendSecretValues>;
}

/** The Next.js frontend, which also holds the accounts (Better Auth) and passes calls on to the backend. */
export class Frontend extends HttpWorkload {
  constructor(scope: Construct, id: string, props: FrontendProps) {
    const { name, version, keys } = props.secret;
    super(scope, id, {
      ...props,
      containerPort: 3000,
      paths: { alive: '/', ready: '/' },
      variables: environmentOf(props.config),
      secret: {
        name,
        version,
        variables: [
          { variable: 'DATABASE_URL', key: keys.databaseUrl },
          { variable: 'BETTER_AUTH_SECRET', key: keys.betterAuthSecret },
          { variable: 'GITHUB_CLIENT_ID', key: keys.githubClientId, optional: true },
          { variable: 'GITHUB_CLIENT_SECRET', key: keys.githubClientSecret, optional: true },
          { variable: 'GOOGLE_CLIENT_ID', key: keys.googleClientId, optional: true },
          { variable: 'GOOGLE_CLIENT_SECRET', key: keys.googleClientSecret, optional: true },
        ],
      },
      scratch: [
        { name: 'tmp', path: '/tmp', sizeLimit: '64Mi' },
        { name: 'next-cache', path: '/app/.next/cache', sizeLimit: '128Mi' },
      ],
    });
  }
}

function providerKey(provider: string, what: string): string {
  return `Key of ${provider}'s client ${what}; with both entries people can sign in with ${provider}.`;
}

function environmentOf(config: FrontendConfig): StringMap {
  return {
    BETTER_AUTH_URL: config.betterAuthUrl,
    BETTER_AUTH_TRUSTED_ORIGINS: config.trustedOrigins || config.betterAuthUrl,
    NEXT_PUBLIC_BACKEND_URL: config.backendUrl,
    NEXT_PUBLIC_OPENAI_DOMAIN_KEY: config.openaiDomainKey,
    CHAT_UI: config.chatUi,
    ...(config.trustedProxies && { TRUSTED_PROXIES: config.trustedProxies }),
    MAX_REQUEST_BYTES: String(config.maxRequestBytes),
    DATABASE_CONNECTIONS: String(config.databaseConnections),
    // Where Next.js listens. Kubernetes sets it to the pod's name, with which port-forward finds nobody at 127.0.0.1.
    HOSTNAME: '0.0.0.0',
  };
}
