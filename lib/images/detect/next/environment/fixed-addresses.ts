import type { Remarks } from '../remarks';
import { groupByName } from './group-by-name';
import { sourceEvidence } from '../syntax/source-evidence';
import type { WrittenAddress } from './written-addresses';

/** Where people put an application of their own. */
const HOSTS =
  /\.(hf\.space|onrender\.com|railway\.app|vercel\.app|netlify\.app|fly\.dev|koyeb\.app|herokuapp\.com|run\.app|azurewebsites\.net|replit\.(app|dev)|ngrok(-free)?\.(app|dev|io)|pythonanywhere\.com)$/;

/** What Docker Compose calls a service, and Docker the machine: names that a cluster does not know, but for this one. */
const OF_COMPOSE = /^((?!todo-backend$)[^.:[\]]+|host\.docker\.internal)$/;

/** What an address is given to when it is asked; a site's own address in its description is not. */
const ASKED = /api|backend|server|fetch|axios|client|base_?ur[il]|endpoint|destination/i;
const DESCRIPTION = /(^|\/)(sitemap|robots|manifest)\.[jt]sx?$/;

/** The ports of this machine behind which the deployed parts are, or one that is put in when the code runs. */
const PORTS = ['3000', '8000', ''];

/** Notices addresses in the code behind which something else is than what is deployed. */
export function fixedAddresses(addresses: readonly WrittenAddress[], { notes }: Remarks): void {
  const elsewhere = addresses
    .filter(({ file, name, url }) => ASKED.test(name) && !DESCRIPTION.test(file) && isElsewhere(url))
    .map(({ url, node }) => ({ name: url.origin, node }));
  for (const [origin, places] of groupByName(elsewhere)) {
    notes.push({
      code: 'FIXED_ADDRESS',
      text: `${origin} is written into the code: that is asked, and not what is deployed here.`,
      evidence: places.map(({ node }) => sourceEvidence(node)),
    });
  }
}

function isElsewhere({ hostname, port }: URL): boolean {
  if (/^(localhost|127\.0\.0\.1)$/.test(hostname)) return !PORTS.includes(port);
  return HOSTS.test(hostname) || OF_COMPOSE.test(hostname);
}
