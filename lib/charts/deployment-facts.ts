/** What is known only when it is deployed; the same for every environment. */
export interface DeploymentFacts {
  /** Image references, with content tags where they are known. */
  readonly images: { readonly backend: string; readonly frontend: string; readonly database: string };
  /** `external`: DATABASE_URL of `app-secrets` names a database outside, and none is deployed. */
  readonly database: 'internal' | 'external';
  /** Origin under which browsers reach the frontend, e.g. http://localhost:3000. */
  readonly frontendOrigin: string;
  /** `resourceVersion` of the Secret `app-secrets`. @default - a changed Secret replaces no pods */
  readonly secretVersion?: string;
  /** The model's service. @default - OpenAI and the backend's default model, or the offline model without a key */
  readonly openai?: { readonly baseUrl?: string; readonly model?: string };
  /** Domain key of ChatKit. @default - none */
  readonly domainKey?: string;
  /** Where the frontend's server reaches the backend. @default - the backend's Service */
  readonly backendUrl?: string;
}
