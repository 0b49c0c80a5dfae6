import { baseNames } from '../base-names';
import { nodeReleases } from './node-releases';
import { nodeStandIn } from './node-stand-in';
import { postgresStandIn } from './postgres-stand-in';
import { pythonStandIn } from './python-stand-in';
import { StandIn } from './stand-in';

/** Every base image that can be made without an image registry: of Python what Debian's releases have. */
export const standIns: readonly StandIn[] = [
  pythonStandIn(baseNames.python['3.11'], '3.11', 'bookworm'),
  pythonStandIn(baseNames.python['3.13'], '3.13', 'trixie'),
  nodeStandIn(baseNames.node['20'], nodeReleases['20']),
  nodeStandIn(baseNames.node['22'], nodeReleases['22']),
  nodeStandIn(baseNames.node['24'], nodeReleases['24']),
  postgresStandIn,
];
