import { actedSection, auditSection, commonColumns, commonGrounds, documentSection, exportWords as words, leftOut, leftTables, tableSection, type ExportRow, type ExportSection, type ServiceExport } from '@conect/service-kit';
import type { SealingKeys } from '../service/crypto/sealing-keys';
import { contractSections } from './contract-sections';

const { id, status, status_since: statusSince, created_at: createdAt, updated_at: updatedAt, organization_id: organizationId, requested_at: requestedAt } = commonColumns;
const { withTheThing, untilErased } = commonGrounds;

const volunteering = words('Executarea contractului și obligație legală (Legea 78/2014; RGPD art. 6(1)(b) și (c))', 'Contract and legal obligation (Law 78/2014; GDPR art. 6(1)(b) and (c))');
const opportunityId = words('Oportunitatea', 'The opportunity');
const contractId = words('Contractul', 'The contract');
const reason = words('Motivul', 'The reason');

const certificates = (keys: SealingKeys): ExportSection =>
  tableSection({
    name: 'certificates',
    table: 'certificate',
    where: 'row.volunteer_id = $1',
    title: words('Certificate de voluntariat', 'Volunteering certificates'),
    basis: volunteering,
    kept: words('Numele până la ștergerea contului; restul rămâne, pentru verificare, fără nume', 'The name until the account is erased; the rest stays, to be verified, without a name'),
    columns: {
      id,
      organization_id: organizationId,
      contract_id: contractId,
      number: words('Numărul', 'The number'),
      year: words('Anul', 'The year'),
      status,
      status_since: statusSince,
      status_reason: reason,
      full_name: words('Numele de pe certificat', 'The name on the certificate'),
      contract_number: words('Numărul contractului', 'The number of the contract'),
      first_day: words('Prima zi', 'The first day'),
      last_day: words('Ultima zi', 'The last day'),
      minutes: words('Minute aprobate', 'Approved minutes'),
      coordinator_name: words('Coordonatorul, așa cum apare pe certificat', 'The coordinator, as the certificate names him'),
      activity_summary: words('Activitatea', 'The activity'),
      competences: words('Competențele', 'The competences'),
      created_at: createdAt,
    },
    expressions: { full_name: 'NULL' },
    reads: ['sealed_name', 'name_key_id'],
    open: (row) => ({ ...row, full_name: nameIn(row, keys) }),
    omitted: { version: leftOut.version, volunteer_id: leftOut.own, code_hash: leftOut.secret, sealed_name: 'shown opened', name_key_id: leftOut.secret, name_salt: leftOut.secret, name_hash: leftOut.secret, created_by: leftOut.other },
  });

function nameIn({ id: certificateId, sealed_name: bytes, name_key_id: keyId }: ExportRow, keys: SealingKeys): string | null {
  if (bytes === null) return null;
  return (keys.open({ keyId: keyId as string, bytes: bytes as Buffer }, `CERTIFICATE:${certificateId as string}`) as { readonly fullName: string }).fullName;
}

const own: readonly ExportSection[] = [
  tableSection({
    name: 'profile',
    table: 'volunteer_profile',
    where: 'row.user_id = $1',
    title: words('Profilul de voluntar', 'The profile of a volunteer'),
    basis: volunteering,
    kept: untilErased,
    columns: {
      full_name: words('Numele', 'The name'),
      birth_date: words('Data nașterii', 'The day of birth'),
      phone: words('Telefonul', 'The telephone'),
      email: words('Adresa de e-mail', 'The e-mail address'),
      county_code: words('Județul', 'The county'),
      updated_at: updatedAt,
    },
    omitted: { user_id: leftOut.own, version: leftOut.version },
  }),
  tableSection({
    name: 'applications',
    table: 'application',
    where: 'row.volunteer_id = $1',
    title: words('Înscrierile dumneavoastră', 'Your applications'),
    basis: volunteering,
    kept: untilErased,
    columns: {
      id,
      opportunity_id: opportunityId,
      organization_id: organizationId,
      shift_id: words('Tura', 'The shift'),
      status,
      status_since: statusSince,
      reason_code: words('De ce, pe scurt', 'Why, in short'),
      reason,
      motivation: words('Motivația', 'The motivation'),
      answers: words('Răspunsurile la întrebări', 'The answers to questions'),
      applied_at: words('Când v-ați înscris', 'When you applied'),
      waiting_number: words('Locul pe lista de așteptare', 'The place on the waiting list'),
    },
    omitted: { version: leftOut.version, volunteer_id: leftOut.own },
  }),
  tableSection({
    name: 'hours',
    table: 'hour_log',
    where: 'row.volunteer_id = $1',
    title: words('Orele dumneavoastră', 'Your hours'),
    basis: volunteering,
    kept: words('Cât contractul; după ștergere rămân totaluri anonime', 'With the contract; after an erasure anonymous totals stay'),
    columns: {
      id,
      contract_id: contractId,
      opportunity_id: opportunityId,
      organization_id: organizationId,
      day: words('Ziua', 'The day'),
      minutes: words('Minutele', 'The minutes'),
      starts_at: words('De la', 'From'),
      ends_at: words('Până la', 'Until'),
      activity: words('Ce ați făcut', 'What you did'),
      status,
      status_since: statusSince,
      status_reason: reason,
      shift_id: words('Tura', 'The shift'),
      scanned_at: words('Când a fost citit codul', 'When the code was read'),
      created_at: createdAt,
    },
    omitted: { version: leftOut.version, volunteer_id: leftOut.own, created_by: 'the person or a coordinator' },
  }),
  tableSection({
    name: 'record-shares',
    table: 'record_share',
    where: 'row.volunteer_id = $1',
    title: words('Legăturile dumneavoastră de partajare', 'Your links that share your record'),
    basis: words('Consimțământ (RGPD art. 6(1)(a))', 'Consent (GDPR art. 6(1)(a))'),
    kept: untilErased,
    columns: { id, status, status_since: statusSince, parts: words('Ce arată', 'What it shows'), expires_on: words('Până când', 'Until when'), created_at: createdAt },
    omitted: { version: leftOut.version, volunteer_id: leftOut.own, token_hash: leftOut.secret },
  }),
  tableSection({
    name: 'papers',
    table: 'paper',
    where: 'row.requested_by = $1 OR row.volunteer_id = $1',
    title: words('Acte cerute de dumneavoastră sau despre dumneavoastră', 'Papers that you asked for, or that are of you'),
    basis: volunteering,
    kept: words('24 de ore', '24 hours'),
    columns: {
      id,
      kind: words('Felul', 'The kind'),
      subject_id: words('La ce se referă', 'What it is about'),
      year: words('Anul', 'The year'),
      format: words('Formatul', 'The format'),
      organization_id: organizationId,
      state: status,
      requested_at: requestedAt,
      kept_until: words('Până când este păstrat', 'Until when it is kept'),
    },
    omitted: { requested_by: 'the person, or a coordinator', volunteer_id: leftOut.own, stamp: leftOut.secret, failure: 'why it could not be made', sha256: leftOut.secret, byte_length: leftOut.secret, file: leftOut.secret },
  }),
  tableSection({
    name: 'blocks',
    table: 'volunteer_block',
    where: 'row.user_id = $1',
    title: words('Organizații care nu vă mai primesc înscrierile', 'Organizations that take no more applications of yours'),
    basis: words('Interes legitim al organizației (RGPD art. 6(1)(f))', 'Legitimate interest of the organization (GDPR art. 6(1)(f))'),
    kept: words('Până la ridicare sau până la ștergerea contului', 'Until it is lifted or the account is erased'),
    columns: { id, organization_id: organizationId, blocked_at: words('De când', 'Since when') },
    omitted: { user_id: leftOut.own, reason: 'an internal note of the organization', blocked_by: leftOut.other },
  }),
  documentSection({ basis: volunteering, kept: withTheThing }),
  actedSection({
    name: 'opportunities',
    table: 'opportunity',
    by: ['created_by'],
    title: words('Oportunități scrise de dumneavoastră', 'Opportunities that you wrote'),
    columns: { id, organization_id: organizationId, title: words('Titlul', 'The title'), status, created_at: createdAt },
  }),
];

/** What volunteering hands in of a person, and why some of its tables are no part of it. */
export const volunteeringExport = (keys: SealingKeys): ServiceExport => ({
  sections: [...own, certificates(keys), ...contractSections(keys), auditSection()],
  left: {
    ...leftTables,
    application_change: 'the order of changes, for devices; the applications are shown',
    certificate_counter: 'the last number of organizations',
    contract_counter: 'the last number of organizations',
    membership: 'a copy of the roles that identity shows',
    opportunity_change: 'the order of changes, for programs',
    opportunity_search: 'words of public opportunities',
    organization: 'facts of organizations, which are public',
    shift: 'shifts of public opportunities',
  },
});
