import { writePack, type Bytes } from '@conect/papers';
import type { Consultation } from '../../consultation/domain/consultation';
import { textFile, type EvidenceSource } from './evidence';

/** Makes the evidence pack of what its sources give; its README says to whoever opens it what is in it. */
export const createEvidencePack = (sources: readonly EvidenceSource[]) => ({
  stampOf: async (consultation: Consultation): Promise<string> => JSON.stringify(await Promise.all(sources.map(({ stampOf }) => stampOf(consultation)))),
  write: async (consultation: Consultation): Promise<Bytes> => {
    const files = await Promise.all(sources.map(({ filesOf }) => filesOf(consultation)));
    return writePack([textFile('README.txt', () => [readme]), ...files.flat()]);
  },
});

const readme = `Dosarul unei consultări publice (Legea nr. 52/2003), întocmit de CONECT.

announcement.json, announcement.txt  anunțul, cu toate datele lui
deadline-extensions.json             prelungirile termenului, cu motivele lor
versions/                            fiecare versiune a textului, ca text și ca blocuri cu identificatori stabili
register.jsonl                       propunerile, cu datele de contact din registru (Legea nr. 52/2003 art. 7 alin. (5))
contribution-versions.jsonl          tot ce a scris fiecare autor, versiune cu versiune
receipts.jsonl                       intrările registrului, cu hash-urile lor
response-matrix.csv                  tabelul centralizator în forma publică: articol, propunere, decizie, motivare
documents.jsonl, documents/           documentele atașate, scanate și fișierele proiectului, așa cum au venit; lista spune de ce lipsește unul
debate/                              cererile de dezbatere publică, dezbaterea cu prezența pe organizații, minuta
legal-term-breaches.json             termenele legale depășite
events.jsonl                         jurnalul evenimentelor: cine, ce, când; fiecare intrare cu hash-ul lanțului ei
SHA256SUMS                           hash-urile tuturor fișierelor

Verificare: „sha256sum -c SHA256SUMS” în folderul dezarhivat. Aceleași date dau aceleași fișiere, octet cu octet: cine cere dosarul din nou,
fără ca ceva să se fi schimbat, primește aceeași arhivă. Momentele din JSON sunt în UTC (ISO 8601), cele din text în ora României.

The file of a public consultation (Law 52/2003) as kept by CONECT: announcement, extensions of its deadline, versions of its text, register of
proposals with contacts and receipts, response matrix, documents as they came, debate with its requests and minutes, terms that passed, log of events, and the hashes of all files.
`;
