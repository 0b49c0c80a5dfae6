import type { Migration } from '../../application';
import { Migration as MigrationJob, migrationValues } from '../../constructs/migration';
import { withDefaults } from '../../constructs/with-defaults';
import type { Feature } from './feature';
import type { SecretVariables } from './secret-variables';

/** For Helm: before the release's own objects, on every installation and upgrade; one that failed stays, for its log. */
const HOOK = {
  'helm.sh/hook': 'pre-install,pre-upgrade',
  'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
};

/** The Job that brings the database to the application's schema. */
export function migrationFeature({ command, timeoutSeconds }: Migration, secrets: SecretVariables): Feature {
  const defaults = timeoutSeconds === undefined ? {} : { activeDeadlineSeconds: timeoutSeconds };
  return {
    values: { migration: withDefaults(migrationValues, defaults) },
    addTo: (workload, props, release) => {
      if (!props.migration.enabled) return;
      const { variables, secret, extraEnv, extraEnvFrom } = props;
      new MigrationJob(workload, 'Migration', {
        ...props,
        // A Job's name has at most 63 characters, which the full name of a release may have used up.
        name: `${props.fullnameOverride || release.name}-migrate`,
        annotations: HOOK,
        command,
        variables: {
          // Written out: the ConfigMap is made or changed only after the Job.
          literals: variables,
          secret: secrets.migration(secret),
          extraEnv,
          extraEnvFrom,
        },
      });
    },
  };
}
