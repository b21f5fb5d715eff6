import type { Locale } from '@conect/kernel';
import { writtenDay, writtenHours, type Page, type PagePart } from '../../service/http/page';
import type { SharedRecord } from '../application/shared-record';

const texts = {
  RO: {
    title: 'Activitatea de voluntariat',
    of: (name: string) => `Activitatea de voluntariat: ${name}`,
    until: (day: string) => `Legătura este valabilă până la ${day}. Datele sunt cele de acum și vin de la organizațiile-gazdă.`,
    unknown: 'Legătură nevalabilă',
    gone: 'Legătura nu există, a expirat sau a fost retrasă de voluntar.',
    contracts: 'Contracte',
    hours: 'Ore aprobate',
    certificates: 'Certificate',
    contract: (number: string, from: string, until: string) => `contractul ${number}, ${from} – ${until}`,
    certificate: (number: string, hours: string, isValid: boolean) => `certificatul ${number}, ${hours}, ${isValid ? 'valabil' : 'revocat'}`,
    none: 'niciunul',
  },
  EN: {
    title: 'Volunteering record',
    of: (name: string) => `Volunteering record: ${name}`,
    until: (day: string) => `The link works until ${day}. The data is that of this moment and comes from the host organizations.`,
    unknown: 'Link not valid',
    gone: 'There is no such link, it has expired, or the volunteer took it back.',
    contracts: 'Contracts',
    hours: 'Approved hours',
    certificates: 'Certificates',
    contract: (number: string, from: string, until: string) => `contract ${number}, ${from} – ${until}`,
    certificate: (number: string, hours: string, isValid: boolean) => `certificate ${number}, ${hours}, ${isValid ? 'valid' : 'revoked'}`,
    none: 'none',
  },
} as const;

/** The page of a shared record; `nameOf` says how an organization is called. */
export function recordPage(record: SharedRecord, nameOf: (organizationId: string) => string, locale: Locale): Page {
  const said = texts[locale];
  const { fullName, expiresOn, contracts, hours, certificates } = record;
  const part = <Item extends { readonly organizationId: string }>(heading: string, items: readonly Item[] | null, write: (item: Item) => string): readonly PagePart[] => {
    if (items === null) return [];
    return [{ heading, facts: items.length === 0 ? [[heading, said.none]] : items.map((item) => [nameOf(item.organizationId), write(item)]) }];
  };
  const parts = [
    ...part(said.contracts, contracts, ({ number, year, startsOn, endsOn }) => said.contract(`${number}/${year}`, writtenDay(startsOn, locale), writtenDay(endsOn, locale))),
    ...part(said.hours, hours, ({ year, minutes }) => `${year}: ${writtenHours(minutes, locale)}`),
    ...part(said.certificates, certificates, ({ number, minutes, status }) => said.certificate(number, writtenHours(minutes, locale), status === 'VALID')),
  ];
  return { locale, title: fullName === null ? said.title : said.of(fullName), parts: [{ text: said.until(writtenDay(expiresOn, locale)) }, ...parts] };
}

/** The page of a link that leads nowhere. */
export const unknownLinkPage = (locale: Locale): Page => ({ locale, title: texts[locale].unknown, parts: [{ text: texts[locale].gone }] });
