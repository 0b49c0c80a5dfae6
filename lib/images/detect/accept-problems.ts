import type { Application } from '../../application';

/** Problems after which one replica alone can be right. */
const ONE_REPLICA: readonly string[] = ['SQLITE', 'STATE_IN_MEMORY'];

/** An application with the problems that its user accepts as notes. */
export function acceptProblems<A extends Application>(application: A, accepted: readonly string[] = []): A {
  const isAccepted = ({ code }: { readonly code: string }): boolean => accepted.includes(code);
  const taken = application.problems.filter(isAccepted);
  const alone = taken.find(({ code }) => ONE_REPLICA.includes(code));
  return {
    ...application,
    problems: application.problems.filter((problem) => !isAccepted(problem)),
    notes: [
      ...application.notes,
      ...taken.map(({ code, found, evidence }) => ({ code, text: `${found}; that was accepted.`, evidence })),
    ],
    ...(alone && {
      maxReplicas: { value: 1, evidence: alone.evidence, reason: alone.found, override: 'accept' },
    }),
  };
}
