import type { Locale } from '@conect/kernel';
import { writtenDay, writtenHours, type Page } from '../../service/http/page';
import { findCompetence } from '../domain/competences';
import type { Verification } from '../domain/verification';

const texts = {
  RO: {
    VALID: 'Certificat de voluntariat valabil',
    REVOKED: 'Certificat de voluntariat revocat',
    missing: 'Cod necunoscut',
    holds: 'Certificatul a fost emis de organizația de mai jos și este valabil.',
    revoked: (day: string) => `Organizația a revocat certificatul la ${day}.`,
    unknown: 'Niciun certificat nu are acest cod. Verificați dacă l-ați copiat întocmai.',
    states: 'Ce atestă',
    names: { number: 'Număr', issuedOn: 'Emis la', organization: 'Organizația-gazdă', period: 'Perioada', hours: 'Durata activității', initials: 'Inițialele voluntarului', competences: 'Competențe' },
    erased: 'nu mai sunt păstrate, la cererea voluntarului',
  },
  EN: {
    VALID: 'Valid volunteering certificate',
    REVOKED: 'Revoked volunteering certificate',
    missing: 'Unknown code',
    holds: 'The certificate was issued by the organization below and is valid.',
    revoked: (day: string) => `The organization revoked the certificate on ${day}.`,
    unknown: 'No certificate has this code. Check whether you copied it exactly.',
    states: 'What it states',
    names: { number: 'Number', issuedOn: 'Issued on', organization: 'Host organization', period: 'Period', hours: 'Length of the activity', initials: "The volunteer's initials", competences: 'Competences' },
    erased: 'no longer kept, at the wish of the volunteer',
  },
} as const;

/** The page of a certificate: whether it holds, and what it states. */
export function certificatePage(verification: Verification, organizationName: string | null, locale: Locale): Page {
  const { names, ...said } = texts[locale];
  const { status, number, issuedOn, revokedOn, firstDay, lastDay, minutes, initials, competences } = verification;
  const learnt = competences.flatMap((code) => findCompetence(code)?.name[locale === 'EN' ? 'en' : 'ro'] ?? []);
  const facts: (readonly [string, string])[] = [
    [names.number, number],
    [names.issuedOn, writtenDay(issuedOn, locale)],
    [names.organization, organizationName ?? '–'],
    [names.period, firstDay === lastDay ? writtenDay(firstDay, locale) : `${writtenDay(firstDay, locale)} – ${writtenDay(lastDay, locale)}`],
    [names.hours, writtenHours(minutes, locale)],
    [names.initials, initials ?? said.erased],
    ...(learnt.length === 0 ? [] : [[names.competences, learnt.join('; ')] as const]),
  ];
  return { locale, title: said[status], parts: [{ text: revokedOn === null ? said.holds : said.revoked(writtenDay(revokedOn, locale)) }, { heading: said.states, facts }] };
}

/** The page of a code that is none. */
export const unknownCodePage = (locale: Locale): Page => ({ locale, title: texts[locale].missing, parts: [{ text: texts[locale].unknown }] });
