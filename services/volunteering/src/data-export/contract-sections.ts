import { commonColumns, exportWords as words, leftOut, tableSection, type ExportRow, type ExportSection } from '@conect/service-kit';
import type { SealingKeys } from '../service/crypto/sealing-keys';

const { id, status, status_since: statusSince, created_at: createdAt, organization_id: organizationId, requested_at: requestedAt, expires_at: expiresAt, decided_at: decidedAt } = commonColumns;

const law = words('Contract și obligație legală (Legea 78/2014 art. 11; RGPD art. 6(1)(b) și (c))', 'Contract and legal obligation (Law 78/2014 art. 11; GDPR art. 6(1)(b) and (c))');
const withContract = words('Cât contractul', 'With the contract');
const contractId = words('Contractul', 'The contract');
const reason = words('Motivul', 'The reason');
const revision = words('A câta variantă a contractului', 'Which version of the contract');
const terms = words('Ce prevede', 'What it says');

const ofOwnContract = 'row.contract_id IN (SELECT own.id FROM contract own WHERE own.volunteer_id = $1)';

/** What contracts say of a volunteer, opened. What they say of a guardian is of somebody else. */
const details = (keys: SealingKeys): ExportSection =>
  tableSection({
    name: 'contract-details',
    table: 'contract_person',
    where: `${ofOwnContract} AND row.part IN ('NAME', 'DETAILS')`,
    title: words('Datele dumneavoastră din contracte', 'Your details in contracts'),
    basis: law,
    kept: words('Numele până la ștergerea contului; actul de identitate și adresa până la termenul de după încheierea contractului', 'The name until the account is erased; identity card and address until the time after the end of the contract'),
    columns: { contract_id: contractId, part: words('Numele sau celelalte date', 'The name or the other details'), details: words('Datele', 'The details') },
    expressions: { details: 'NULL' },
    reads: ['owner_id', 'key_id', 'bytes'],
    open: (row) => ({ ...row, details: detailsIn(row, keys) }),
    omitted: { owner_id: 'the contract again', key_id: leftOut.secret, bytes: 'shown opened' },
  });

const detailsIn = ({ part, owner_id: ownerId, key_id: keyId, bytes }: ExportRow, keys: SealingKeys): object => keys.open({ keyId: keyId as string, bytes: bytes as Buffer }, `${part as string}:${ownerId as string}`);

const contracts = tableSection({
  name: 'contracts',
  table: 'contract',
  where: 'row.volunteer_id = $1',
  title: words('Contractele dumneavoastră', 'Your contracts'),
  basis: law,
  kept: words('Cât cere Legea 78/2014; după ștergere, fără nume', 'As long as Law 78/2014 asks; after an erasure without a name'),
  columns: {
    id,
    organization_id: organizationId,
    opportunity_id: words('Oportunitatea', 'The opportunity'),
    application_id: words('Înscrierea', 'The application'),
    number: words('Numărul', 'The number'),
    year: words('Anul', 'The year'),
    status,
    status_since: statusSince,
    status_reason: reason,
    starts_on: words('De la', 'From'),
    ends_on: words('Până la', 'Until'),
    notice_given_on: words('Când s-a dat preavizul', 'When notice was given'),
    notice_ends_on: words('Când se încheie preavizul', 'When the notice ends'),
    created_at: createdAt,
  },
  omitted: { version: leftOut.version, volunteer_id: leftOut.own, created_by: leftOut.other },
});

const around: readonly ExportSection[] = [
  tableSection({
    name: 'contract-papers',
    table: 'contract_paper',
    where: ofOwnContract,
    title: words('Textele contractelor dumneavoastră', 'The texts of your contracts'),
    basis: law,
    kept: withContract,
    columns: { contract_id: contractId, revision, host_name: words('Organizația gazdă', 'The host'), terms, sha256: words('Amprenta textului', 'Hash of the text'), written_at: words('Când a fost scris', 'When it was written') },
    omitted: { template_version: 'which form the text follows' },
  }),
  tableSection({
    name: 'contract-renegotiations',
    table: 'contract_renegotiation',
    where: ofOwnContract,
    title: words('Propuneri de a schimba contractele', 'Proposals to change the contracts'),
    basis: law,
    kept: withContract,
    columns: {
      id,
      contract_id: contractId,
      revision,
      status,
      proposed_by: words('Care parte a propus', 'Which side proposed'),
      proposed_at: words('Când', 'When'),
      reason,
      terms,
      answer_until: words('Până când se răspunde', 'Until when it is answered'),
      answered_at: words('Când s-a răspuns', 'When it was answered'),
    },
    omitted: { proposer_id: 'the person, or somebody of the host', sha256: 'the hash of the text that is shown' },
  }),
  tableSection({
    name: 'contract-signatures',
    table: 'contract_signature',
    where: 'row.signer_id = $1',
    title: words('Semnăturile dumneavoastră', 'Your signatures'),
    basis: law,
    kept: withContract,
    columns: {
      id,
      contract_id: contractId,
      revision,
      party: words('Pentru care parte', 'For which side'),
      signed_at: words('Când', 'When'),
      session_id: words('Sesiunea din care ați semnat', 'The session that you signed in'),
      assurance: words('Cum erați autentificat', 'How you were signed in'),
      authenticated_at: words('De când erați autentificat', 'Since when you were signed in'),
      sha256: words('Amprenta textului semnat', 'Hash of what was signed'),
      document_id: words('Documentul semnat', 'The signed document'),
    },
    omitted: { signer_id: leftOut.own },
  }),
  tableSection({
    name: 'guardian-consents',
    table: 'guardian_consent',
    where: ofOwnContract,
    title: words('Acordul părintelui sau al tutorelui pentru contracte', 'The consent of a parent or guardian to contracts'),
    basis: words('Obligație legală (Codul muncii art. 13; RGPD art. 6(1)(c))', 'Legal obligation (Labour Code art. 13; GDPR art. 6(1)(c))'),
    kept: withContract,
    columns: { id, contract_id: contractId, status, requested_at: requestedAt, expires_at: expiresAt, decided_at: decidedAt, sha256: words('Amprenta textului', 'Hash of the text') },
    omitted: { requested_by: leftOut.other, consent_hash: leftOut.secret, revocation_hash: leftOut.secret },
  }),
];

/** What contracts and their papers hold of a volunteer. */
export const contractSections = (keys: SealingKeys): readonly ExportSection[] => [contracts, details(keys), ...around];
