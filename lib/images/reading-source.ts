import { UserError } from '../support/user-error';

/**
 * Reads a file or folder of the source.
 *
 * @param path absolute.
 * @throws UserError UNREADABLE_SOURCE where its permissions forbid that.
 */
export function readingSource<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM') throw error;
    throw new UserError({
      code: 'UNREADABLE_SOURCE',
      found: `${path} may not be read by you, and is part of the image`,
      needed: 'a source folder that can be read as a whole: the image is built from it',
      mend: `give the permission (sudo chmod -R a+rX ${path}), or move it elsewhere, as data of a database should be`,
      cause: error,
    });
  }
}
