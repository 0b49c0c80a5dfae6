import { nodeStandIn } from './node-stand-in';
import { postgresStandIn } from './postgres-stand-in';
import { pythonStandIn } from './python-stand-in';
import { StandIn } from './stand-in';

/** Every base image that can be made without an image registry. */
export const standIns: readonly StandIn[] = [pythonStandIn, nodeStandIn, postgresStandIn];
