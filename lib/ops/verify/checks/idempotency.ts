import { randomUUID } from 'node:crypto';
import { Check, fail, Finding, ok, skip } from '../check';
import type { TaskRoutes } from '../contract/contract';
import { Stage } from '../stage';

/** A request that is sent again is not done again. */
export function idempotencyChecks(stage: Stage): Check[] {
  return [
    {
      code: 'IDEMPOTENCY',
      title: 'a request that is sent twice adds one todo',
      criterion: 'Todo commands (add/list/complete) work via chat',
      needs: ['TOKEN'],
      run: async () => {
        const tasks = (await stage.contract())?.tasks;
        return tasks?.idempotent
          ? sentTwice(stage, tasks)
          : skip('the backend names no header Idempotency-Key in its OpenAPI document');
      },
    },
  ];
}

async function sentTwice(stage: Stage, { create, remove }: TaskRoutes): Promise<Finding> {
  const title = `Send twice ${randomUUID()}`;
  const headers = { 'idempotency-key': randomUUID() };
  const answers = [];
  for (let time = 0; time < 2; time++) {
    const response = await stage.ask(create, { title }, { headers });
    answers.push({
      replayed: response.headers.get('idempotency-replayed'),
      ...((await response.json()) as Task),
    });
  }
  const [first, second] = answers;
  const rows = (await stage.rows()).filter((row) => row.title === title);
  if (first && remove) await stage.ask(remove, {}, { task: first.id });
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
