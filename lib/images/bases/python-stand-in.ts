import { slim } from './slim';
import { StandIn } from './stand-in';

/**
 * Debian's own Python, reachable where the official image has it, with the headers that compiling packages needs.
 *
 * @param name of the official image.
 * @param suite Debian release, which decides about the version.
 */
export function pythonStandIn(name: string, version: string, suite: string): StandIn {
  return {
    name,
    suite,
    packages: [
      `python${version}`,
      `python${version}-venv`,
      `python${version}-dev`,
      'python3-pip',
      'ca-certificates',
      'netbase',
      'tzdata',
    ],
    changes: [
      slim,
      // An image is nobody's system: pip may install into it.
      'rm -f "$1"/usr/lib/python3*/EXTERNALLY-MANAGED',
      // For programs that embed Python whole.
      `rm -f "$1"/usr/lib/python${version}/config-*/*.a "$1"/usr/lib/*/libpython${version}*.a`,
      `for name in python${version} python3 python; do ln -sf /usr/bin/python${version} "$1/usr/local/bin/$name"; done`,
      'for name in pip3 pip; do ln -sf /usr/bin/pip3 "$1/usr/local/bin/$name"; done',
    ],
    settings: ['ENV LANG=C.UTF-8', 'CMD ["python3"]'],
  };
}
