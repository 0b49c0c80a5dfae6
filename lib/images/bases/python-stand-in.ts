import { baseNames } from '../base-names';
import { slim } from './slim';
import { StandIn } from './stand-in';

/** Debian 13's own Python 3.13, reachable where the official image has it. */
export const pythonStandIn: StandIn = {
  name: baseNames.python,
  suite: 'trixie',
  packages: ['python3.13', 'python3.13-venv', 'python3-pip', 'ca-certificates', 'netbase', 'tzdata'],
  changes: [
    slim,
    // An image is nobody's system: pip may install into it.
    'rm -f "$1"/usr/lib/python3*/EXTERNALLY-MANAGED',
    'for name in python3.13 python3 python; do ln -sf /usr/bin/python3.13 "$1/usr/local/bin/$name"; done',
    'for name in pip3 pip; do ln -sf /usr/bin/pip3 "$1/usr/local/bin/$name"; done',
  ],
  settings: ['ENV LANG=C.UTF-8', 'CMD ["python3"]'],
};
