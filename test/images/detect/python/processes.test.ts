import { mainOf, notes, problems, variable } from './support/backend-of';

const SERVER =
  'import os\nfrom mcp.server.fastmcp import FastMCP\nmcp = FastMCP("todo", port=int(os.getenv("MCP_PORT", "8001")))\n\nif __name__ == "__main__":\n    mcp.run(transport="streamable-http")\n';

test('a server on a port of its own whose address the application has runs beside it', () => {
  const backend = mainOf('import os\nURL = os.getenv("MCP_SERVER_URL", "http://localhost:8001/mcp")', {
    'mcp_server/server.py': SERVER,
  });
  expect(backend.sidecars.map(({ value }) => value)).toEqual([
    { name: 'mcp', command: ['python', '-m', 'mcp_server.server'], port: 8001, health: { kind: 'tcp' } },
  ]);
  expect(variable(backend, 'MCP_SERVER_URL')).toMatchObject({ meaning: 'sidecar-url', path: '/mcp' });
});

test('a server that a command starts does so too', () => {
  const { sidecars } = mainOf('', {
    'tools/mcp.py': SERVER,
    Procfile: 'web: uvicorn main:app\nmcp: python tools/mcp.py\n',
  });
  expect(sidecars.map(({ value }) => value.command)).toEqual([['python', 'tools/mcp.py']]);
});

test('a server that nobody asks for does not', () => {
  expect(mainOf('', { 'mcp_server/server.py': SERVER }).sidecars).toEqual([]);
});

test('an address of MCP tools without such a server is left to the application', () => {
  const backend = mainOf('import os\nURL = os.getenv("MCP_SERVER_URL", "http://localhost:8000/mcp")');
  expect(variable(backend, 'MCP_SERVER_URL')?.meaning).toBe('other');
});

const stdio = (command: string, args: string): string =>
  `import os, sys\nfrom agents.mcp import MCPServerStdio\nserver = MCPServerStdio(params={"command": ${command}, "args": ${args}})`;
const AGENTS = { 'requirements.txt': 'fastapi\nuvicorn\nopenai-agents\n' };
const CHILD = { 'tools.py': 'import os\nos.environ["CHILD_NAME"]\n' };

test('a child process for tools is named, and its variables are the application’s', () => {
  const backend = mainOf(stdio('sys.executable', '["-m", "tools"]'), CHILD);
  expect(notes(backend)).toContain('STDIO_MCP_SERVER');
  expect(variable(backend, 'CHILD_NAME')).toBeDefined();
});

test('a child whose path is put together in many steps is found', () => {
  const code = `import sys\nfrom pathlib import Path\nfrom agents.mcp import MCPServerStdio\nROOT = str(Path(__file__).resolve().parent.parent)\n\ndef server():\n    script = str(Path(ROOT) / "app" / "tools.py")\n    return MCPServerStdio(params={"command": sys.executable, "args": [script]})`;
  const files = { ...AGENTS, 'app/agent.py': code, 'app/tools.py': CHILD['tools.py'] };
  expect(variable(mainOf('from app.agent import server', files), 'CHILD_NAME')).toBeDefined();
});

test.each([
  ["of the author's own machine", 'str(Path(__file__).parent / ".venv" / "bin" / "python3")'],
  ['of a fixed path there', '"/app/venv/bin/python"'],
])('an interpreter %s is none of the image', (_what, command) => {
  const code = `from pathlib import Path\n${stdio(command, '["-m", "tools"]')}`;
  expect(notes(mainOf(code, { ...CHILD, ...AGENTS }))).toEqual(['NO_HEALTH_ROUTE', 'NO_MCP_PROGRAM']);
});

test('a program that lies in the source folder is part of the image', () => {
  const code = `from pathlib import Path\n${stdio('str(Path(__file__).parent / "bin" / "tools")', '[]')}`;
  const files = { ...AGENTS, 'bin/tools': '#!/bin/sh\n' };
  expect(notes(mainOf(code, files))).toEqual(['NO_HEALTH_ROUTE', 'STDIO_MCP_SERVER']);
});

test('a child that is started by uv run gets a stand-in for uv', () => {
  const backend = mainOf(stdio('"uv"', '["run", "tools.py"]'), { ...CHILD, ...AGENTS });
  expect([backend.source.uvShim?.value, notes(backend)]).toEqual([
    true,
    ['NO_HEALTH_ROUTE', 'STDIO_MCP_SERVER'],
  ]);
});

test('a child whose program the image has not is said', () => {
  const backend = mainOf(stdio('"npx"', '["-y", "some-server"]'), AGENTS);
  expect([notes(backend), problems(backend)]).toEqual([['NO_HEALTH_ROUTE', 'NO_MCP_PROGRAM'], []]);
});

test('a child whose program is not where it is looked for is said', () => {
  const backend = mainOf(stdio('"python"', '["backend/src/tools.py"]'), { ...AGENTS, 'src/tools.py': '' });
  expect(notes(backend)).toEqual(['NO_HEALTH_ROUTE', 'NO_MCP_PROGRAM']);
});

test.each([
  ['of the command', '', { Procfile: 'web: uvicorn main:app --port 7860' }, 7860],
  ["of the server's default there", '', { Procfile: 'web: uvicorn main:app --port ${PORT:-8080}' }, 8080],
  [
    'of the code',
    'import uvicorn\nif __name__ == "__main__":\n    uvicorn.run("main:app", port=9000)',
    {},
    9000,
  ],
  ['that any user may open', '', { Dockerfile: 'FROM python:3.13\nEXPOSE 80\n' }, 8000],
])('the port is the one %s', (_what, code, files: Record<string, string>, port) => {
  expect(mainOf(code, files).port.value).toBe(port);
});
