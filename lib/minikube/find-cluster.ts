import { ComponentCache } from './component-cache';
import { Cluster, openCluster } from './cluster';
import { Profile, readProfile } from './profile';
import { builtTools, Tools, toolsAtHand } from './tools';

/**
 * The existing cluster, running or not; `undefined` when there is none, or the commands for it are not on this machine.
 * Changes nothing.
 */
export async function findCluster(): Promise<Cluster | undefined> {
  const profile = readProfile();
  const tools = profile && (await toolsFor(profile));
  return profile && tools && openCluster({ driver: profile.driver, tools });
}

/** The tools for an existing cluster; those it was built with come first. */
export async function toolsFor({ driver }: Pick<Profile, 'driver'>): Promise<Tools | undefined> {
  const cache = new ComponentCache();
  return (driver === 'none' ? builtTools(cache) : undefined) ?? (await toolsAtHand(cache));
}
