import { checkApplications } from '../../../lib/images/detect/check-applications';
import { refusal } from '../../support/refusal';
import { backendApplication, frontendApplication } from '../../support/applications';

const problem = {
  code: 'SQLITE_FILE',
  found: 'the database is a file',
  needed: 'Postgres',
  mend: 'read DATABASE_URL',
  evidence: [{ file: 'db.py', line: 3 }, { file: 'models.py' }],
};
const question = {
  setting: 'entry',
  text: 'Which of these is the application?',
  choices: [
    { value: 'main:app', evidence: [{ file: 'main.py', line: 4 }] },
    { value: 'admin:app', evidence: [{ file: 'admin.py', line: 5 }] },
  ],
};

test('applications without problems and questions pass, whatever their notes', () => {
  const note = { code: 'NO_HEALTH_ROUTE', text: 'There is none.', evidence: [] };
  expect(() =>
    checkApplications({ backend: backendApplication({ notes: [note] }), frontend: frontendApplication() }),
  ).not.toThrow();
});

test('a problem is the error, with its places from the root of the checkout', () => {
  const error = refusal(() =>
    checkApplications({
      backend: backendApplication({ problems: [problem] }),
      frontend: frontendApplication(),
    }),
  );
  expect(error).toMatchObject({
    code: 'SQLITE_FILE',
    found: 'the database is a file (theirs/backend/db.py:3, theirs/backend/models.py)',
    needed: 'Postgres',
    mend: 'read DATABASE_URL',
  });
});

test('an open question names the choices, their places and a line to write', () => {
  const error = refusal(() =>
    checkApplications({
      backend: backendApplication({ questions: [question] }),
      frontend: frontendApplication(),
    }),
  );
  expect(error.message).toMatchInlineSnapshot(`
    "QUESTION_OPEN: Which of these is the application? (theirs/backend/main.py:4, theirs/backend/admin.py:5)
      needed: one of main:app, admin:app
      mend:   make inspect asks on a terminal and writes todo.config.ts; or write there, e.g., backends: { 'theirs/backend': { entry: 'main:app' } }"
  `);
});

test('several are listed in one error, those of both parts', () => {
  const error = refusal(() =>
    checkApplications({
      backend: backendApplication({ problems: [problem], questions: [question] }),
      frontend: frontendApplication({ problems: [{ ...problem, code: 'NEON_ONLY', evidence: [] }] }),
    }),
  );
  expect(error.message).toMatchInlineSnapshot(`
    "NOT_DEPLOYABLE: 3 things stand in the way
      × SQLITE_FILE: the database is a file (theirs/backend/db.py:3, theirs/backend/models.py)
        needed: Postgres
        mend:   read DATABASE_URL
      × QUESTION_OPEN: Which of these is the application? (theirs/backend/main.py:4, theirs/backend/admin.py:5)
        needed: one of main:app, admin:app
        mend:   make inspect asks on a terminal and writes todo.config.ts; or write there, e.g., backends: { 'theirs/backend': { entry: 'main:app' } }
      × NEON_ONLY: the database is a file
        needed: Postgres
        mend:   read DATABASE_URL
      needed: each of them mended or answered
      mend:   as said under each; make inspect shows all that was found"
  `);
});
