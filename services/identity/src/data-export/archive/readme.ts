import type { Locale } from '@conect/kernel';
import type { DataExport, MissingReason } from '../domain/data-export';

const reasons: Readonly<Record<MissingReason, Readonly<Record<Locale, string>>>> = {
  NOT_IN_TIME: { RO: 'serviciul nu a răspuns la timp', EN: 'the service did not answer in time' },
  NOT_MADE: { RO: 'serviciul nu a putut scrie partea sa', EN: 'the service could not write its part' },
  TOO_LARGE: { RO: 'partea este prea mare; cereți-o la adresa de mai jos', EN: 'the part is too large; ask for it at the address below' },
  NOT_READABLE: { RO: 'partea nu a putut fi citită', EN: 'the part could not be read' },
};

const texts: Readonly<Record<Locale, (asked: string, missing: readonly string[]) => readonly string[]>> = {
  RO: (asked, missing) => [
    'DATELE DUMNEAVOASTRĂ DIN CONECT',
    '',
    `Cerere din ${asked} (Regulamentul (UE) 2016/679, art. 15 și art. 20).`,
    'Fiecare dosar este al unui serviciu: identity (contul), registry (organizații), volunteering (voluntariat), consultations (consultări), messaging (scrisori și înștiințări).',
    'Fiecare fișier există de două ori, cu același conținut: .json (pentru programe) și .csv (pentru foi de calcul).',
    'dictionary.csv și dictionary.json spun pentru fiecare coloană ce înseamnă, în ce temei este păstrată și cât timp. Un fișier gol înseamnă că nu păstrăm nimic de acel fel.',
    'În .csv, un apostrof la începutul unei celule oprește foaia de calcul să o ia drept formulă.',
    'Nu sunt aici: datele altor persoane, notele interne ale instituțiilor, parolele și cheile (din care păstrăm doar amprente). Fișierele pe care le-ați încărcat sunt numite, iar conținutul lor se descarcă din CONECT.',
    '',
    ...(missing.length === 0 ? ['Toate părțile sunt aici.'] : ['LIPSESC:', ...missing, 'Cereți din nou exportul mai târziu.']),
    '',
    'Puteți cere rectificarea sau ștergerea datelor și vă puteți adresa Autorității Naționale de Supraveghere a Prelucrării Datelor cu Caracter Personal (www.dataprotection.ro).',
  ],
  EN: (asked, missing) => [
    'YOUR DATA IN CONECT',
    '',
    `Asked for on ${asked} (Regulation (EU) 2016/679, art. 15 and art. 20).`,
    'Each folder is that of a service: identity (the account), registry (organizations), volunteering, consultations, messaging (letters and notices).',
    'Each file is there twice, with the same content: .json (for programs) and .csv (for spreadsheets).',
    'dictionary.csv and dictionary.json say of each column what it means, on what basis it is kept and for how long. An empty file means that nothing of that kind is kept.',
    'In .csv an apostrophe at the beginning of a cell keeps a spreadsheet from taking it for a formula.',
    'Not in here: the data of others, internal notes of institutions, passwords and keys (of which hashes alone are kept). Files that you uploaded are named; their content is downloaded from CONECT.',
    '',
    ...(missing.length === 0 ? ['All parts are here.'] : ['MISSING:', ...missing, 'Ask for the export again later.']),
    '',
    'You can ask for your data to be corrected or erased, and you can turn to the National Supervisory Authority for Personal Data Processing (www.dataprotection.ro).',
  ],
};

/** What the archive is, in one language, and whose parts are not in it. */
export function readmeIn(locale: Locale, { requestedAt, parts }: Pick<DataExport, 'requestedAt' | 'parts'>): string {
  const missing = parts.flatMap(({ service, reason }) => (reason === null ? [] : [`- ${service}: ${reasons[reason][locale]}`]));
  return `${texts[locale](requestedAt.toISOString(), missing).join('\r\n')}\r\n`;
}
