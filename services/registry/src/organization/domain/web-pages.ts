import { accept, refuse, textOf, type Result } from '@conect/kernel';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';
import { mergeList } from './merge-list';

/** Where a web page of an organization leads: its own pages, or its page on a network. */
export type WebPageKind = 'WEBSITE' | 'FACEBOOK' | 'INSTAGRAM' | 'LINKEDIN' | 'YOUTUBE' | 'TIKTOK' | 'X';

/** An organization has at most so many. */
export const maximumWebPages = 15;

const networks: readonly (readonly [host: string, kind: WebPageKind])[] = [
  ['facebook.com', 'FACEBOOK'],
  ['fb.com', 'FACEBOOK'],
  ['instagram.com', 'INSTAGRAM'],
  ['linkedin.com', 'LINKEDIN'],
  ['youtube.com', 'YOUTUBE'],
  ['youtu.be', 'YOUTUBE'],
  ['tiktok.com', 'TIKTOK'],
  ['x.com', 'X'],
  ['twitter.com', 'X'],
];

/** Where a link leads, by its host. */
export function webPageKindOf(link: string): WebPageKind {
  const { hostname } = new URL(link);
  return networks.find(([host]) => hostname === host || hostname.endsWith(`.${host}`))?.[1] ?? 'WEBSITE';
}

/** The web pages after a change, in the order given; each is there once. */
export const mergeWebPages = (current: readonly string[], given: readonly string[] | null | undefined) =>
  mergeList(current, given, { field: 'webPages', maximum: maximumWebPages, parse: parseWebPage, keyOf: placeOf });

/** What says who sent the reader, not where he goes. */
const trackingParameter = /^(utm_\w+|fbclid|gclid|igshid|igsh)$/;

/** An absolute https address of a host with a name, without what does not belong to the place: a fragment, and who sent the reader. */
function parseWebPage(given: string, path: readonly string[]): Result<string, RegistryErrorCode> {
  const text = textOf(500)(given, path, '');
  if (!text.ok) return text;
  const url = URL.parse(text.value);
  if (url === null || !isPublicPlace(url)) return refuse(badInput(path, 'HTTPS_ADDRESS'));

  url.hash = '';
  for (const name of [...url.searchParams.keys()].filter((known) => trackingParameter.test(known))) url.searchParams.delete(name);
  // The files of open data part the web pages of a cell by semicolons.
  return accept(url.href.replaceAll(';', '%3B'));
}

const isPublicPlace = ({ protocol, hostname, username, password, port }: URL): boolean =>
  protocol === 'https:' && /^([a-z0-9_-]+\.)+([a-z]{2,}|xn--[a-z0-9-]+)$/.test(hostname) && username === '' && password === '' && port === '';

/** The same page is often written with and without these. */
function placeOf(link: string): string {
  const { hostname, pathname, search } = new URL(link);
  return `${hostname.replace(/^(www|m)\./, '')}${pathname.replace(/\/$/, '')}${search}`;
}
