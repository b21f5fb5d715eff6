import { formatInBucharest } from '@conect/legal-clock';
import type { PackFile } from '@conect/papers';
import type { ConsultationReader, DraftVersion, PlacedBlock } from '../../consultation/application/ports';
import type { Consultation } from '../../consultation/domain/consultation';
import { placeOf } from '../domain/matrix';
import { everyPage, jsonFile, jsonLinesFile, textFile, type EvidenceSource } from './evidence';

const pageSize = 500;

/** The announcement, how its deadline was extended, and every version of the text. */
export const consultationEvidence = (reader: ConsultationReader): EvidenceSource => ({
  stampOf: ({ version }) => Promise.resolve(String(version)),
  filesOf: async (consultation) => {
    const [versions, extensions] = await Promise.all([reader.findVersions([consultation.id]), reader.findExtensions([consultation.id])]);
    return [
      jsonFile('announcement.json', consultation),
      textFile('announcement.txt', () => announcementOf(consultation)),
      jsonFile('deadline-extensions.json', extensions),
      jsonFile('versions/versions.json', versions),
      ...versions.flatMap((version) => filesOfVersion(version, reader)),
    ];
  },
});

function filesOfVersion({ id: versionId, number }: DraftVersion, reader: ConsultationReader): readonly PackFile[] {
  const blocks = () =>
    everyPage<PlacedBlock>(async (after) => {
      const request = { size: pageSize - 1, direction: 'FORWARD', position: after === null ? null : [after.position] } as const;
      const [page = []] = await reader.findBlockPages([{ versionId, request }]);
      return page;
    }, pageSize);
  return [
    jsonLinesFile(`versions/${number}.jsonl`, blocks),
    textFile(`versions/${number}.txt`, async function* () {
      for await (const { ref, text } of blocks()) yield `${placeOf(ref)}\n${text}\n\n`;
    }),
  ];
}

/** The announcement as people read it, each line that says something. */
function* announcementOf(consultation: Consultation): Generator<string> {
  for (const [name, value] of [...linesOfState(consultation), ...linesOfContent(consultation.content)]) {
    if (value instanceof Date) yield `${name}: ${formatInBucharest(value)}\n`;
    else if (typeof value === 'string' && value !== '') yield `${name}: ${value}\n`;
  }
}

type Lines = readonly (readonly [name: string, value: string | Date | null | undefined])[];

function linesOfState(consultation: Consultation): Lines {
  const known = { publishedAt: null, inputDeadline: null, respondedAt: null, endorsementAt: null, officialGazetteRef: null, statusReason: null, ...consultation };
  return [
    ['Starea', known.status],
    ['Publicat la', known.publishedAt],
    ['Propuneri primite până la (fără acest moment)', known.inputDeadline],
    ['Răspunsuri publicate la', known.respondedAt],
    ['Trimis spre avizare la', known.endorsementAt],
    ['Monitorul Oficial', known.officialGazetteRef],
    ['Motivul', known.statusReason],
  ];
}

const linesOfContent = ({ title, actType, initiator, coInitiators, urgency, card, contact, submission, eConsultareId, justificationNote }: Consultation['content']): Lines => [
  ['Titlu', title],
  ['Tipul actului', actType],
  ['Inițiator', initiator],
  ['Coinițiatori', coInitiators.join('; ')],
  ['Procedura de urgență: temei', urgency?.legalBasis],
  ['Procedura de urgență: motiv', urgency?.reason],
  ['Ce se schimbă', card?.whatChanges],
  ['Cine este afectat', card?.whoIsAffected],
  ['Până când', card?.untilWhen],
  ['Persoana responsabilă', contact?.name],
  ['Funcția', contact?.position],
  ['E-mail pentru propuneri', submission?.email],
  ['Adresa pentru propuneri', submission?.postalAddress],
  ['e-consultare.gov.ro', eConsultareId],
  ['Nota de fundamentare', justificationNote],
];
