import { randomUUID } from 'node:crypto';
import { Check, fail, Finding, ok, skip, warn } from '../check';
import type { Route, TaskRoutes } from '../contract/contract';
import { Stage } from '../stage';
import type { TaskRow } from '../visitor-rows';
import { noTasks } from './auth';

/** A task lives: that it can be written and read back proves the database, whatever a health route says. */
export function taskChecks(stage: Stage): Check[] {
  return [
    {
      code: 'TASKS',
      title: 'a task is written, read back, changed and removed',
      criterion: 'Todo commands (add/list/complete) work via chat',
      needs: ['TOKEN'],
      run: async () => {
        const contract = await stage.contract();
        return contract?.tasks ? taskLives(stage, contract.tasks) : skip(noTasks(contract));
      },
    },
  ];
}

/** Something done to the task, and what its list holds of it afterwards. */
interface Deed {
  readonly verb: string;
  readonly route?: Route;
  readonly body: Readonly<Record<string, unknown>>;
  readonly seen: (task: TaskRow | undefined) => boolean;
}

async function taskLives(stage: Stage, tasks: TaskRoutes): Promise<Finding> {
  const title = `Verification ${randomUUID()}`;
  const changed = `${title}, changed`;
  const created = (await (await stage.ask(tasks.create, { title, user_id: stage.userId })).json()) as object;
  const task = (await stage.listed(tasks.list)).find((row) => row.title === title);
  if (!task) return unseen('create', tasks.create);
  if (await strangersSeeOthers(stage, tasks, title))
    return fail(`${tasks.list.path} shows a user the list of another one`, 'the backend must refuse it');

  const deeds: readonly Deed[] = [
    {
      verb: 'change',
      route: tasks.update,
      body: { ...created, title: changed },
      seen: (row) => row?.title === changed,
    },
    {
      verb: 'complete',
      route: tasks.complete,
      body: { completed: true },
      seen: (row) => row?.completed === true,
    },
    { verb: 'remove', route: tasks.remove, body: {}, seen: (row) => row === undefined },
  ];
  for (const { verb, route, body, seen } of deeds) {
    if (!route) continue;
    await stage.ask(route, body, { task: task.id });
    if (!seen((await stage.listed(tasks.list)).find(({ id }) => id === task.id))) return unseen(verb, route);
  }
  const missing = deeds.filter(({ route }) => !route).map(({ verb }) => verb);
  const fact = `task ${task.id} at ${tasks.create.path}`;
  return missing.length ? warn(`${fact}; there is no route to ${missing.join(' or ')} one`) : ok(fact);
}

function unseen(verb: string, { method, path }: Route): Finding {
  return fail(
    `${method.toUpperCase()} ${path} answered, but the list of tasks does not show it (${verb})`,
    'make logs PART=backend',
  );
}

/** One's own list under another's name is no leak: the token decides then, and not the path. */
async function strangersSeeOthers(stage: Stage, { list }: TaskRoutes, ownTitle: string): Promise<boolean> {
  const theirs = await stage.listed(list, 'another-user').catch(() => undefined);
  return stage.isKnown && theirs !== undefined && !theirs.some(({ title }) => title === ownTitle);
}
