import { formatInBucharest } from '@conect/legal-clock';
import type { Block, PaperDocument, SignaturePlace } from '@conect/papers';
import { writtenDay } from '../../service/http/page';

/** The language of every paper: Legea 78/2014 wants the contract in Romanian, and what goes with it follows. */
const language = 'ro-RO';

/** What is of each document its own. */
type Written = Pick<PaperDocument, 'title' | 'createdAt' | 'footer' | 'blocks'>;

/** A document in Romanian. */
export const documentOf = (written: Written): PaperDocument => ({ language, pageLabel: (page) => `Pagina ${page}`, ...written });

/** A day as people write it: `9 mai 2026`. */
export const dayText = (day: string): string => writtenDay(day, 'RO');

/** An instant as people write it, by the clock of Romania: `9 mai 2026, ora 14:05:09 (UTC+03:00)`. */
export function momentText(instant: Date): string {
  const [day, time] = formatInBucharest(instant).split('T') as [string, string];
  const [, clock, offset] = /^(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(.*)$/.exec(time)!;
  return `${dayText(day)}, ora ${clock} (UTC${offset})`;
}

/** From the first to the last day. */
export const periodText = (first: string, last: string): string => (first === last ? dayText(first) : `${dayText(first)} – ${dayText(last)}`);

/** Number and year, as papers bear them. */
export const numberText = ({ number, year }: { readonly number: number; readonly year: number }): string => `${number}/${year}`;

/** Where somebody writes his name by hand. */
export const inkPlace = (party: string): SignaturePlace => ({ party, signature: { kind: 'INK', label: '(nume, dată, semnătură)' } });

/** A heading of a part. */
export const headingOf = (text: string): Block => ({ kind: 'HEADING', level: 2, text });

/** The last of several instants. */
export const latestOf = (...instants: readonly Date[]): Date => new Date(Math.max(...instants.map((instant) => instant.getTime())));
