import type { Locale } from '@conect/kernel';
import type { FastifyReply } from 'fastify';

/** A page for people without the graph: headings, sentences and lists of facts, nothing that runs and nothing that is fetched. */
export interface Page {
  readonly locale: Locale;
  readonly title: string;
  readonly parts: readonly PagePart[];
}

/** One sentence, or a heading with facts below it. */
export type PagePart = { readonly text: string } | { readonly heading: string; readonly facts: readonly (readonly [name: string, value: string])[] };

const headers = {
  'cache-control': 'no-store',
  vary: 'accept-language',
  'content-security-policy': `default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** Sends a page so that no browser runs anything of it, keeps it or tells others its address. */
export const sendPage = (reply: FastifyReply, status: number, page: Page): FastifyReply => reply.code(status).headers(headers).type('text/html; charset=utf-8').send(htmlOf(page));

/** Writes a page as HTML that a screen reader reads in its order: one main heading, names and values as a description list. */
export const htmlOf = ({ locale, title, parts }: Page): string =>
  `<!doctype html><html lang="${locale === 'EN' ? 'en' : 'ro'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} – CONECT</title></head>` +
  `<body><main><h1>${escape(title)}</h1>${parts.map(partOf).join('')}</main></body></html>`;

function partOf(part: PagePart): string {
  if ('text' in part) return `<p>${escape(part.text)}</p>`;
  const facts = part.facts.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`).join('');
  return `<h2>${escape(part.heading)}</h2><dl>${facts}</dl>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => entities[letter]!);

/** A day as people write it: `9 mai 2026`, `9 May 2026`. */
export const writtenDay = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale === 'EN' ? 'en-GB' : 'ro-RO', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** Minutes as people say them: `6 ore și 30 de minute`, `6 hours and 30 minutes`. */
export function writtenHours(minutes: number, locale: Locale): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [...(hours > 0 || rest === 0 ? [counted(hours, 'hour', locale)] : []), ...(rest > 0 ? [counted(rest, 'minute', locale)] : [])];
  return parts.join(locale === 'EN' ? ' and ' : ' și ');
}

const units = { hour: { ro: ['oră', 'ore'], en: ['hour', 'hours'] }, minute: { ro: ['minut', 'minute'], en: ['minute', 'minutes'] } } as const;

/** Romanian puts "de" after numbers that end in 00 or in 20 to 99. */
function counted(count: number, unit: keyof typeof units, locale: Locale): string {
  const [one, many] = units[unit][locale === 'EN' ? 'en' : 'ro'];
  const written = count.toLocaleString(locale === 'EN' ? 'en-GB' : 'ro-RO');
  if (count === 1) return `${written} ${one}`;
  const hasDe = locale !== 'EN' && count !== 0 && (count % 100 === 0 || count % 100 >= 20);
  return `${written} ${hasDe ? 'de ' : ''}${many}`;
}
