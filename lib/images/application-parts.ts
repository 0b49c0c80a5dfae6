import { resolve } from 'node:path';
import { baseNames } from './base-names';
import { ignoreFile } from './dockerfile/ignore-file';
import { nextDockerfile } from './dockerfile/next-dockerfile';
import { pythonDockerfile } from './dockerfile/python-dockerfile';
import { ImagePart } from './part';

export interface ApplicationSources {
  /** Folder of the FastAPI application. */
  readonly backendDir: string;
  /** Folder of the Next.js application. */
  readonly frontendDir: string;
}

/**
 * The application's parts as images. What is said here of each part describes the reference application;
 * detecting it in other people's folders will replace these literals, not the Dockerfile functions.
 */
export function applicationParts(sources: ApplicationSources): ImagePart[] {
  return [backendPart(sources.backendDir), frontendPart(sources.frontendDir)];
}

function backendPart(sourceDir: string): ImagePart {
  return {
    name: 'backend',
    repository: 'docker.io/library/todo-backend',
    sourceDir: resolve(sourceDir),
    requiredFiles: ['requirements.txt', 'pyproject.toml', 'app/main.py'],
    bases: [baseNames.python],
    ignoreFile: ignoreFile(['tests', 'bench', 'scripts', 'requirements-dev.txt']),
    dockerfile: pythonDockerfile({
      title: 'todo-backend',
      description: 'Todo AI chatbot: FastAPI backend with an agent and MCP tools',
      baseImage: baseNames.python,
      requirements: 'requirements.txt',
      sources: ['pyproject.toml', 'alembic/', 'app/'],
      port: 8000,
      // Its time limits are UVICORN_… variables of the chart, which knows how much time a pod has.
      command: ['uvicorn', 'app.main:app', '--host=0.0.0.0', '--port=8000', '--no-access-log'],
    }),
  };
}

function frontendPart(sourceDir: string): ImagePart {
  return {
    name: 'frontend',
    repository: 'docker.io/library/todo-frontend',
    sourceDir: resolve(sourceDir),
    requiredFiles: ['package.json', 'package-lock.json'],
    bases: [baseNames.node],
    ignoreFile: ignoreFile(['test', 'scripts', 'screenshots', 'vitest.config.mts', 'eslint.config.mjs']),
    dockerfile: nextDockerfile({
      title: 'todo-frontend',
      description: 'Todo AI chatbot: Next.js frontend with Better Auth and a chat page',
      baseImage: baseNames.node,
      port: 3000,
    }),
  };
}
