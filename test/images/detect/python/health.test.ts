import { backendOf, mainOf, notes } from './support/backend-of';

const TCP = { kind: 'tcp' };
const http = (path: string): object => ({ kind: 'http', path });
const route = (path: string, body = 'return {}', head = 'def health()'): string =>
  `@router.get("${path}")\n${head}:\n    ${body}\n`;
const of = (routes: string, include = 'app.include_router(health.router)') =>
  backendOf({
    'requirements.txt': 'fastapi\nuvicorn\n',
    'health.py': `from fastapi import APIRouter, Depends\n\nPREFIX = "/api"\nrouter = APIRouter()\n${routes}`,
    'main.py': `from fastapi import FastAPI\nimport health\n\napp = FastAPI()\n${include}\n`,
  });

test('a route that asks nobody serves both purposes', () => {
  expect(of(route('/healthz')).health.value).toEqual({ alive: http('/healthz'), ready: http('/healthz') });
});

test.each([
  ['takes a dependency', route('/health', 'return {}', 'def health(db = Depends(get_db))')],
  ['awaits', route('/health', 'return await check()', 'async def health()')],
  ['opens a session', route('/health', 'with Session(engine) as s: pass')],
])('a route that %s is asked whether it is ready, never whether it is alive', (_what, routes) => {
  expect(of(routes).health.value).toEqual({ alive: TCP, ready: http('/health') });
});

test('a route that asks a service outside is asked for nothing', () => {
  const backend = of(route('/health', 'return OpenAI().models.list()'));
  expect(backend.health.value).toEqual({ alive: TCP, ready: TCP });
  expect(notes(backend)).toEqual(['NO_HEALTH_ROUTE', 'HEALTH_ASKS_OUTSIDE']);
});

test('nor is one that answers with an error where a feature is not configured', () => {
  const by = (code: string): string =>
    route('/health', `db.execute(text("SELECT 1"))\n    code = 200 if settings.smtp.host else ${code}`);
  for (const code of ['503', 'status.HTTP_503_SERVICE_UNAVAILABLE'])
    expect(of(by(code)).health.value).toEqual({ alive: TCP, ready: TCP });
  expect(of(by('200')).health.value.ready).toEqual(http('/health'));
});

test('one for life and one for readiness are told apart', () => {
  const routes = route('/health') + route('/health/ready', 'return await db()', 'async def ready()');
  expect(of(routes).health.value).toEqual({ alive: http('/health'), ready: http('/health/ready') });
});

test.each([
  ['one feature asks others', route('/ai/health', 'return await db()', 'async def ai()')],
  ['a caller must be known', route('/ready', 'return {}', 'def ready(user=Depends(get_current_user))')],
])('a route by which %s says nothing of readiness', (_what, other) => {
  const { health } = of(route('/health') + other);
  expect(health.value).toEqual({ alive: http('/health'), ready: http('/health') });
});

test('a dependency on the database is one that a probe may have', () => {
  const ready = route('/ready', 'return {}', 'def ready(db: Session = Depends(get_db))');
  expect(of(route('/health') + ready).health.value.ready).toEqual(http('/ready'));
});

test.each([
  ['a prefix where it is included', 'app.include_router(health.router, prefix="/api/v1")', '/api/v1/health'],
  ['a constant of another module', 'app.include_router(health.router, prefix=health.PREFIX)', '/api/health'],
  ['a format string', 'app.include_router(health.router, prefix=f"{health.PREFIX}/v2")', '/api/v2/health'],
  ['a loop over modules', 'for module in (health,):\n    app.include_router(module.router)', '/health'],
  [
    'a router between them',
    'from fastapi import APIRouter\napi = APIRouter(prefix="/outer")\napi.include_router(health.router)\napp.include_router(api, prefix="/v1")',
    '/v1/outer/health',
  ],
  [
    'an application that is mounted',
    'from fastapi import FastAPI\napi = FastAPI()\napi.include_router(health.router)\napp.mount("/api", api)',
    '/api/health',
  ],
])('prefixes are resolved: %s', (_what, include, path) => {
  expect(of(route('/health'), include).health.value.alive).toEqual(http(path));
});

test('routes of a router that nobody includes are none', () => {
  expect(of(route('/health'), '').health.value.alive).toEqual(TCP);
});

test('without a route the port is asked, which is said', () => {
  const backend = mainOf('');
  expect(backend.health.value).toEqual({ alive: TCP, ready: TCP });
  expect(notes(backend)).toEqual(['NO_HEALTH_ROUTE']);
});
