import type { Block, Fact, PaperDocument } from '@conect/papers';
import { dayOf } from '@conect/legal-clock';
import { findCompetence, type Competence } from '../../certificate/domain/competences';
import { writtenHours } from '../../service/http/page';
import type { CertificateFacts } from '../domain/facts';
import { dayText, documentOf, headingOf, inkPlace, latestOf, momentText, numberText, periodText } from './words';

/** What an erased volunteer's certificate says of him. */
const erased = 'nu mai este păstrat, la cererea voluntarului';

/** A certificate of volunteering with its report of activity (Legea 78/2014 art. 10): what was frozen when it was issued, and where anybody verifies it. */
export function certificatePaper(facts: CertificateFacts): PaperDocument {
  const { certificate } = facts;
  const title = `Certificat de voluntariat nr. ${numberText(certificate)}`;
  return documentOf({
    title,
    createdAt: latestOf(certificate.createdAt, certificate.statusSince),
    footer: facts.code === null ? title : `${title} · cod de verificare ${facts.code.code}`,
    blocks: [
      { kind: 'HEADING', level: 1, text: title },
      ...revocationBlocks(facts),
      { kind: 'PARAGRAPH', text: 'Emis în temeiul Legii nr. 78/2014 privind reglementarea activității de voluntariat în România.' },
      { kind: 'FACTS', facts: statedFacts(facts) },
      { kind: 'PARAGRAPH', text: 'Voluntarul și organizația-gazdă răspund de realitatea datelor din acest certificat.' },
      ...verificationBlocks(facts),
      { kind: 'SIGNATURES', places: signaturePlaces(facts) },
      { kind: 'PAGE_BREAK' },
      ...reportBlocks(facts),
    ],
  });
}

/** Whoever holds the paper sees at once that it no longer stands; why, the two parties know. */
const revocationBlocks = ({ certificate: { status, statusSince } }: CertificateFacts): readonly Block[] =>
  status === 'REVOKED' ? [{ kind: 'PARAGRAPH', text: [{ strong: `REVOCAT de organizația-gazdă la ${dayText(dayOf(statusSince))}. Nu mai atestă nimic.` }] }] : [];

const statedFacts = ({ certificate, hostName, host, contractSignedAt }: CertificateFacts): readonly Fact[] => [
  { label: 'Numărul și data', value: `${numberText(certificate)} din ${dayText(dayOf(certificate.createdAt))}` },
  { label: 'Organizația-gazdă', value: hostName ?? '–' },
  ...(host === null
    ? []
    : [
        { label: 'Sediul', value: host.seat },
        { label: 'Cod de identificare fiscală', value: host.fiscalCode },
      ]),
  { label: 'Voluntarul', value: certificate.fullName ?? erased },
  { label: 'Contractul de voluntariat', value: `nr. ${certificate.contractNumber}${contractSignedAt === null ? '' : ` din ${dayText(dayOf(contractSignedAt))}`}` },
  { label: 'Perioada', value: periodText(certificate.firstDay, certificate.lastDay) },
  { label: 'Durata activității', value: writtenHours(certificate.minutes, 'RO') },
  { label: 'Coordonatorul voluntarului', value: certificate.coordinatorName ?? '–' },
];

/** The code in letters too, for who has no camera or does not see. */
function verificationBlocks({ code }: CertificateFacts): readonly Block[] {
  if (code === null) return [];
  return [
    headingOf('Verificarea'),
    { kind: 'PARAGRAPH', text: ['Oricine verifică certificatul la ', { link: code.url, to: code.url }, ` sau cu codul ${code.code}.`] },
    { kind: 'QR_CODE', text: code.url, alternative: `Cod QR spre pagina de verificare a certificatului: ${code.url}`, sizeMillimetres: 35 },
  ];
}

/** That it was issued is recorded; the law knows a paper that people sign. */
const signaturePlaces = ({ certificate: { createdAt, coordinatorName }, host }: CertificateFacts) => [
  {
    party: 'Organizația-gazdă',
    signature: { kind: 'RECORDED' as const, facts: [{ label: 'Emis prin', value: 'act înregistrat în CONECT al unei persoane autentificate care decide pentru organizația-gazdă' }, { label: 'La', value: momentText(createdAt) }] },
  },
  inkPlace(host === null ? 'Reprezentantul legal' : `Reprezentantul legal: ${host.representativeName}, ${host.representativeCapacity}`),
  inkPlace(coordinatorName === null ? 'Coordonatorul voluntarului' : `Coordonatorul voluntarului: ${coordinatorName}`),
];

/** The annex: what was done, how many hours in which month, and what was learnt. */
const reportBlocks = ({ certificate, months }: CertificateFacts): readonly Block[] => [
  headingOf('Raport de activitate'),
  { kind: 'PARAGRAPH', text: `Anexă la certificatul nr. ${numberText(certificate)}.` },
  { kind: 'PARAGRAPH', text: certificate.activitySummary ?? `Descrierea activității ${erased}.` },
  ...monthBlocks(certificate.minutes, months),
  ...competenceBlocks(certificate.competences),
];

/** The hours that were frozen are what counts: months that do not make them up are not shown. */
function monthBlocks(minutes: number, months: CertificateFacts['months']): readonly Block[] {
  if (months.reduce((sum, month) => sum + month.minutes, 0) !== minutes) return [];
  return [
    {
      kind: 'TABLE',
      caption: 'Orele pe luni',
      columns: [{ heading: 'Luna', width: 3 }, { heading: 'Durata', width: 5 }],
      rows: [...months.map((month) => [monthText(month.month), writtenHours(month.minutes, 'RO')]), ['În total', writtenHours(minutes, 'RO')]],
      hasRowHeadings: true,
    },
  ];
}

const monthName = new Intl.DateTimeFormat('ro-RO', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const monthText = (month: string): string => monthName.format(new Date(`${month}-01T00:00:00Z`));

function competenceBlocks(codes: readonly string[]): readonly Block[] {
  const learnt = codes.flatMap((code) => findCompetence(code) ?? []);
  return learnt.length === 0 ? [] : [{ kind: 'HEADING', level: 3, text: 'Competențe' }, { kind: 'LIST', marker: 'BULLET', items: learnt.map((competence) => ({ text: competenceText(competence) })) }];
}

const frameworkNames = { ENTRECOMP: 'EntreComp', LIFECOMP: 'LifeComp' } as const;

/** In Romanian, with the framework's own English word: the English edition alone binds. */
const competenceText = ({ framework, area, name }: Competence): string => `${name.ro} (${name.en}) – ${frameworkNames[framework]}, ${area.ro}`;
