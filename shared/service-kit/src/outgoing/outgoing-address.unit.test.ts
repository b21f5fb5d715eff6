import { checkOutgoing, type ResolveHost } from './outgoing-address';
import { isPublicAddress } from './public-address';

describe('an address is of the public internet or not', () => {
  it.each(['8.8.8.8', '93.184.215.14', '172.15.255.255', '172.32.0.0', '100.63.255.255', '100.128.0.0', '223.255.255.255', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '2a00:1450:4001::1'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ['0.0.0.0', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['100.64.0.1', 'CGNAT'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.169.254', 'metadata of clouds'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.0.1', 'protocol assignments'],
    ['192.168.1.1', 'private'],
    ['198.19.255.255', 'benchmarks'],
    ['203.0.113.7', 'documentation'],
    ['224.0.0.1', 'multicast'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::127.0.0.1', 'compatible with IPv4'],
    ['::ffff:127.0.0.1', 'mapped'],
    ['::ffff:169.254.169.254', 'mapped'],
    ['::ffff:8.8.8.8', 'mapped, which no resolver answers'],
    ['64:ff9b::a9fe:a9fe', 'NAT64 of 169.254.169.254'],
    ['64:ff9b:1::1', 'NAT64 of a network'],
    ['2001::1', 'Teredo'],
    ['2001:db8::1', 'documentation'],
    ['2002:7f00:1::', '6to4 of 127.0.0.1'],
    ['3fff::1', 'documentation'],
    ['fc00::1', 'ULA'],
    ['fd12:3456::1', 'ULA'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local of an interface'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['localhost', 'no address'],
    ['', 'no address'],
  ])('%s is not: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

const meaning: ResolveHost = (hostname) => {
  const known: Readonly<Record<string, readonly string[]>> = { 'public.test': ['93.184.215.14', '2a00:1450:4001::1'], 'inside.test': ['127.0.0.1'], 'both.test': ['93.184.215.14', '10.0.0.1'], 'inside6.test': ['::ffff:7f00:1'] };
  const addresses = known[hostname];
  return addresses === undefined ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
};
const rules = { ports: [443, 8443], allowedHosts: ['127.0.0.1:8080', '[::1]:8080', 'inside.test:8080'], resolve: meaning };

describe('what somebody gave us as an address', () => {
  it.each([
    ['https://public.test/hook', 'https://public.test/hook'],
    ['https://public.test:8443/hook', 'https://public.test:8443/hook'],
    ['https://8.8.8.8/', 'https://8.8.8.8/'],
    ['http://127.0.0.1:8080/hook', 'http://127.0.0.1:8080/hook'],
    ['http://[::1]:8080/hook', 'http://[::1]:8080/hook'],
    ['https://inside.test:8080/', 'https://inside.test:8080/'],
  ])('%s is called', async (given, href) => {
    const checked = await checkOutgoing(given, rules);

    expect(typeof checked === 'string' ? checked : checked.url.href).toBe(href);
  });

  it.each([
    ['', 'NOT_A_URL'],
    ['public.test', 'NOT_A_URL'],
    ['https://', 'NOT_A_URL'],
    ['https://public.test:99999/', 'NOT_A_URL'],
    ['https://[fe80::1%25eth0]/', 'NOT_A_URL'],
    [`https://public.test/${'x'.repeat(2_048)}`, 'NOT_A_URL'],
    ['http://public.test/', 'NOT_HTTPS'],
    ['ftp://public.test/', 'NOT_HTTPS'],
    ['file:///etc/passwd', 'NOT_HTTPS'],
    ['gopher://127.0.0.1:8080/', 'NOT_HTTPS'],
    ['http://127.0.0.1:8081/', 'NOT_HTTPS'],
    ['https://me:secret@public.test/', 'WITH_CREDENTIALS'],
    ['https://public.test@127.0.0.1/', 'WITH_CREDENTIALS'],
    ['http://me@127.0.0.1:8080/', 'WITH_CREDENTIALS'],
    ['https://public.test:22/', 'CLOSED_PORT'],
    ['https://unknown.test/', 'UNKNOWN_HOST'],
    ['https://inside.test/', 'NOT_PUBLIC'],
    ['https://inside6.test/', 'NOT_PUBLIC'],
    ['https://both.test/', 'NOT_PUBLIC'],
    ['https://127.0.0.1/', 'NOT_PUBLIC'],
    ['https://169.254.169.254/latest/meta-data/', 'NOT_PUBLIC'],
    ['https://2130706433/', 'NOT_PUBLIC'],
    ['https://0x7f000001/', 'NOT_PUBLIC'],
    ['https://0177.0.0.1/', 'NOT_PUBLIC'],
    ['https://127.1/', 'NOT_PUBLIC'],
    ['https://0/', 'NOT_PUBLIC'],
    ['https://127.0.0.1./', 'NOT_PUBLIC'],
    ['https://１２７.0.0.1/', 'NOT_PUBLIC'],
    ['https://[::]/', 'NOT_PUBLIC'],
    ['https://[::1]/', 'NOT_PUBLIC'],
    ['https://[::ffff:169.254.169.254]/', 'NOT_PUBLIC'],
    ['https://[64:ff9b::169.254.169.254]/', 'NOT_PUBLIC'],
    ['https://[fd00::1]/', 'NOT_PUBLIC'],
  ])('%s is not: %s', async (given, obstacle) => {
    expect(await checkOutgoing(given, rules)).toBe(obstacle);
  });

  it('names that mean this machine are found out by the resolver of the system', async () => {
    expect(await checkOutgoing('https://localhost/', { ports: [443], allowedHosts: [] })).toBe('NOT_PUBLIC');
    expect(['NOT_PUBLIC', 'UNKNOWN_HOST']).toContain(await checkOutgoing('https://localhost./', { ports: [443], allowedHosts: [] }));
  });
});
