import { lookup, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { isPublicAddress } from './public-address';

/** Why nothing is sent to an address that somebody gave us; that a name is unknown may pass. */
export type OutgoingObstacle = 'NOT_A_URL' | 'NOT_HTTPS' | 'WITH_CREDENTIALS' | 'CLOSED_PORT' | 'UNKNOWN_HOST' | 'NOT_PUBLIC';

/** Asks for all addresses of a name. */
export type ResolveHost = (hostname: string) => Promise<readonly LookupAddress[]>;

/** What may be called beside the public internet's own. */
export interface OutgoingRules {
  /** Ports of `https:` addresses. */
  readonly ports: readonly number[];
  /** `host:port` as the URL has it, e.g. `127.0.0.1:8080`: called whatever stands there, over HTTP too. For tests and local use. */
  readonly allowedHosts: readonly string[];
  /** By default the system's resolver. */
  readonly resolve?: ResolveHost;
}

/** An address that was checked, with what its name meant then: a connection goes there, and nowhere that the name may mean later. */
export interface CheckedAddress {
  readonly url: URL;
  readonly addresses: readonly LookupAddress[];
}

const maximumLength = 2_048;
const systemResolve: ResolveHost = (hostname) => promisify(lookup)(hostname, { all: true });

/**
 * Checks an address that somebody gave us before anything is sent there. Every address of the name has to be public: with one that is not, the name
 * could lead there at the next try. How an IPv4 address is written (decimal, octal, hexadecimal, short) makes no difference: `URL` reads them all.
 */
export async function checkOutgoing(given: string, rules: OutgoingRules): Promise<CheckedAddress | OutgoingObstacle> {
  if (given.length > maximumLength || !URL.canParse(given)) return 'NOT_A_URL';
  const url = new URL(given);
  const isAllowed = rules.allowedHosts.includes(`${url.hostname}:${portOf(url)}`);
  const obstacle = obstacleIn(url, rules, isAllowed);
  if (obstacle !== null) return obstacle;
  const addresses = await addressesOf(url, rules.resolve ?? systemResolve);
  if (addresses.length === 0) return 'UNKNOWN_HOST';
  return isAllowed || addresses.every(({ address }) => isPublicAddress(address)) ? { url, addresses } : 'NOT_PUBLIC';
}

function obstacleIn(url: URL, { ports }: OutgoingRules, isAllowed: boolean): OutgoingObstacle | null {
  if (url.protocol !== 'https:' && !(isAllowed && url.protocol === 'http:')) return 'NOT_HTTPS';
  if (url.username !== '' || url.password !== '') return 'WITH_CREDENTIALS';
  return isAllowed || ports.includes(portOf(url)) ? null : 'CLOSED_PORT';
}

const portOf = ({ port, protocol }: URL): number => (port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port));

/** An address that is written out means itself, and no resolver is asked. */
async function addressesOf({ hostname }: URL, resolve: ResolveHost): Promise<readonly LookupAddress[]> {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(literal);
  if (family !== 0) return [{ address: literal, family }];
  return resolve(hostname).catch(() => []);
}
