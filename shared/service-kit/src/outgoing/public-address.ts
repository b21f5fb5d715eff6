import { BlockList, isIP } from 'node:net';

/** IPv4 that is not the public internet: IANA's registry of special-purpose addresses, and multicast. */
const special4 = [
  ['0.0.0.0', 8, 'this host, unspecified (RFC 791)'],
  ['10.0.0.0', 8, 'private (RFC 1918)'],
  ['100.64.0.0', 10, 'shared by customers of a provider, CGNAT (RFC 6598)'],
  ['127.0.0.0', 8, 'loopback (RFC 1122)'],
  ['169.254.0.0', 16, 'link-local (RFC 3927); metadata of clouds'],
  ['172.16.0.0', 12, 'private (RFC 1918)'],
  ['192.0.0.0', 24, 'protocol assignments (RFC 6890)'],
  ['192.0.2.0', 24, 'documentation (RFC 5737)'],
  ['192.31.196.0', 24, 'AS112 (RFC 7535)'],
  ['192.52.193.0', 24, 'AMT (RFC 7450)'],
  ['192.88.99.0', 24, '6to4 relays (RFC 7526)'],
  ['192.168.0.0', 16, 'private (RFC 1918)'],
  ['192.175.48.0', 24, 'AS112 (RFC 7534)'],
  ['198.18.0.0', 15, 'benchmarks (RFC 2544)'],
  ['198.51.100.0', 24, 'documentation (RFC 5737)'],
  ['203.0.113.0', 24, 'documentation (RFC 5737)'],
  ['224.0.0.0', 4, 'multicast (RFC 1112)'],
  ['240.0.0.0', 4, 'reserved, broadcast (RFC 1112, RFC 8190)'],
] as const;

/**
 * All of IPv6 that anybody was given to be reached at. Outside of it lie loopback, unspecified, link-local, unique local (ULA), site-local, multicast, addresses
 * that hold an IPv4 one (`::ffff:0:0/96`, `::/96`), and NAT64 (`64:ff9b::/96`, `64:ff9b:1::/48`), behind which a private IPv4 address may stand.
 */
const global6 = [['2000::', 3, 'global unicast (RFC 4291)']] as const;

/** What of that is not the public internet, or leads to an IPv4 address that is written in it. */
const special6 = [
  ['2001::', 23, 'protocol assignments, Teredo among them (RFC 2928, RFC 4380)'],
  ['2001:db8::', 32, 'documentation (RFC 3849)'],
  ['2002::', 16, '6to4 (RFC 3056)'],
  ['2620:4f:8000::', 48, 'AS112 (RFC 7534)'],
  ['3fff::', 20, 'documentation (RFC 9637)'],
] as const;

type Range = readonly [address: string, prefix: number, meaning: string];

function listOf(ranges: readonly Range[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of ranges) list.addSubnet(address, prefix, family);
  return list;
}

const [notPublic4, given6, notPublic6] = [listOf(special4, 'ipv4'), listOf(global6, 'ipv6'), listOf(special6, 'ipv6')];

/** Whether an address, as a resolver gives it, is one of the public internet; what is no address, or names an interface of ours (`%eth0`), is none. */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%')) return false;
  if (isIP(address) === 4) return !notPublic4.check(address, 'ipv4');
  return isIP(address) === 6 && given6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6');
}
