import { Check, fail, ok } from '../check';
import { VerifyContext, workloads } from '../verify-context';

/** Each part's Helm release is deployed. */
export function releaseChecks(context: VerifyContext): Check[] {
  return [
    {
      code: 'RELEASES',
      title: 'Helm releases are deployed',
      criterion: 'Helm charts install without errors',
      needs: ['CLUSTER'],
      run: async () => {
        const states = await Promise.all(
          workloads(context).map(async ({ name }) => ({ name, state: await context.helm.state(name) })),
        );
        const bad = states.find(({ state }) => state?.status !== 'deployed');
        return bad
          ? fail(`release ${bad.name} is ${bad.state?.status ?? 'not installed'}`, 'make deploy')
          : ok(states.map(({ name, state }) => `${name} revision ${state?.revision}`).join(', '));
      },
    },
  ];
}
