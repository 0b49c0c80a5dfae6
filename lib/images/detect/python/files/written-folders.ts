import { posix } from 'node:path';
import type { PythonModule } from '../project/python-module';
import type { PythonProgram } from '../program/python-program';
import { callOf, type PyCall } from '../syntax/call';
import { constantOf } from '../syntax/constant';
import type { PyNode } from '../syntax/py-node';
import { imagePath } from './image-path';

/** A place in the code that writes to a folder. */
export interface Writing {
  /** Absolute path in the image. */
  readonly folder: string;
  readonly node: PyNode;
}

const OPENS = /^(FileHandler|RotatingFileHandler|TimedRotatingFileHandler|WatchedFileHandler)$/;

/** Where a program writes files, as far as the paths are plain from the code. */
export function writtenFolders(program: PythonProgram): Writing[] {
  return [...program.all('CallExpression')].flatMap(({ module, node }) => {
    const call = callOf(node);
    const folder = call && writtenBy(program, module, call);
    return folder === undefined || isElsewhere(folder) ? [] : { folder, node };
  });
}

function writtenBy(program: PythonProgram, module: PythonModule, call: PyCall): string | undefined {
  const { callee, name, args, keywords } = call;
  const path = (node: PyNode | undefined): string | undefined => imagePath(program, module, node);
  const folderOf = (node: PyNode | undefined): string | undefined => {
    const file = path(node);
    return file === undefined ? undefined : posix.dirname(file);
  };
  if (callee === 'open' || callee === 'aiofiles.open')
    return isWriting(args[1] ?? keywords.get('mode')) ? folderOf(args[0]) : undefined;
  // An agent's memory is a file where one is named, and the process's own otherwise.
  const memory = name === 'SQLiteSession' ? (args[1] ?? keywords.get('db_path')) : undefined;
  if (memory) return constantOf(memory) === ':memory:' ? undefined : folderOf(memory);
  if (OPENS.test(name)) return folderOf(args[0] ?? keywords.get('filename'));
  if (callee === 'logging.basicConfig') return folderOf(keywords.get('filename'));
  if (callee === 'os.makedirs' || callee === 'os.mkdir') return path(args[0] ?? keywords.get('name'));
  const object = call.node.children[0]?.children[0];
  if (/^(write_text|write_bytes|touch)$/.test(name)) return folderOf(object);
  if (name === 'mkdir') return path(object);
  return name === 'open' && isWriting(args[0] ?? keywords.get('mode')) ? folderOf(object) : undefined;
}

function isWriting(mode: PyNode | undefined): boolean {
  return /[wax+]/.test(String(constantOf(mode) ?? 'r'));
}

/** Always writable, or a folder of Windows that is none here. */
function isElsewhere(folder: string): boolean {
  return /^\/(tmp|dev|proc)(\/|$)|\/[a-z]:(\/|$)/i.test(folder);
}
