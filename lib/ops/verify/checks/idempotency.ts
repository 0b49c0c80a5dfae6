import { randomUUID } from 'node:crypto';
import { Check, fail, Finding, ok } from '../check';
import { Stage } from '../stage';

/** A request that is sent again is not done again. */
export function idempotencyChecks(stage: Stage): Check[] {
  return [
    {
      code: 'IDEMPOTENCY',
      title: 'a request that is sent twice adds one todo',
      criterion: 'Todo commands (add/list/complete) work via chat',
      needs: ['TOKEN'],
      run: () => sentTwice(stage),
    },
  ];
}

async function sentTwice(stage: Stage): Promise<Finding> {
  const title = `Send twice ${randomUUID()}`;
  const request = { method: 'POST', body: { title }, headers: { 'idempotency-key': randomUUID() } };
  const answers = [];
  for (let time = 0; time < 2; time++) {
    const response = await stage.call('direct', `/api/${stage.userId}/tasks`, request);
    answers.push({
      replayed: response.headers.get('idempotency-replayed'),
      ...((await response.json()) as Task),
    });
  }
  const [first, second] = answers;
  const rows = (await stage.rows()).filter((row) => row.title === title);
  if (first) await stage.call('direct', `/api/${stage.userId}/tasks/${first.id}`, { method: 'DELETE' });
  return rows.length === 1 && first?.id === second?.id && second?.replayed === 'true'
    ? ok(`task ${first?.id} both times`)
    : fail(
        `${rows.length} rows, tasks ${first?.id} and ${second?.id}, Idempotency-Replayed ${second?.replayed}`,
        'make logs PART=backend',
      );
}

interface Task {
  readonly id: number;
}
