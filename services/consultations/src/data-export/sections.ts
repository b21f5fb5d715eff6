import { auditSection, commonColumns, commonGrounds, documentColumns, exportWords as words, leftOut, leftTables, tableSection, type ExportSection, type ExportWords, type ServiceExport } from '@conect/service-kit';
import { contributionSections } from './contribution-sections';

const { id, status, status_since: statusSince, created_at: createdAt, decided_at: decidedAt, organization_id: organizationId, institution_id: institutionId } = commonColumns;
const { publicTask, withTheThing, untilErased } = commonGrounds;

const debates = words('Obligație legală (Legea 52/2003 art. 7(9) și (10); RGPD art. 6(1)(c))', 'Legal obligation (Law 52/2003 art. 7(9) and (10); GDPR art. 6(1)(c))');
const drafts = words('Obligație legală (Legea 52/2003 art. 7(1); RGPD art. 6(1)(c))', 'Legal obligation (Law 52/2003 art. 7(1); GDPR art. 6(1)(c))');
const consultationId = words('Consultarea', 'The consultation');

interface Acted {
  readonly name: string;
  readonly table: string;
  readonly by: string;
  readonly title: ExportWords;
  readonly columns: Readonly<Record<string, ExportWords>>;
}

/** What somebody did for an institution, an organization or SGG: that it was he is his, what it is about is theirs. */
const acted = ({ by, ...section }: Acted): ExportSection => tableSection({ ...section, where: `row.${by} = $1`, basis: publicTask, kept: withTheThing, omitted: { '*': leftOut.ofOrganization } });

/** What consultations hands in of a person, and why some of its tables are no part of it. */
export const consultationsExport: ServiceExport = {
  sections: [
    ...contributionSections,
    tableSection({
      name: 'debate-registrations',
      table: 'debate_registration',
      where: 'row.user_id = $1',
      title: words('Înscrierile dumneavoastră la dezbateri', 'Your registrations for debates'),
      basis: debates,
      kept: words('Un an după dezbatere, sau până la anulare ori ștergere', 'A year after the debate, or until it is cancelled or erased'),
      columns: {
        id,
        debate_id: words('Dezbaterea', 'The debate'),
        position: words('Locul în listă', 'The place in the list'),
        organization_id: organizationId,
        name: words('Numele', 'The name'),
        email: words('Adresa de e-mail', 'The e-mail address'),
        phone: words('Telefonul', 'The telephone'),
        wants_to_speak: words('Dacă doriți să vorbiți', 'Whether you want to speak'),
        status,
        created_at: createdAt,
        attended: words('Dacă ați fost prezent', 'Whether you were there'),
      },
      omitted: { user_id: leftOut.own },
    }),
    tableSection({
      name: 'debate-requests',
      table: 'debate_request',
      where: 'row.user_id = $1',
      title: words('Cererile dumneavoastră de dezbatere', 'Your requests for debates'),
      basis: debates,
      kept: words('Cât consultarea; fără cuvinte după ștergere', 'With the consultation; without the words after an erasure'),
      columns: {
        id,
        debate_id: words('Dezbaterea', 'The debate'),
        consultation_id: consultationId,
        requester_kind: words('În numele cui', 'In whose name'),
        organization_id: organizationId,
        institution_id: institutionId,
        requester_name: words('Numele', 'The name'),
        channel: words('Pe ce cale', 'By which way'),
        received_on: words('Când a sosit', 'When it arrived'),
        text: words('Ce ați scris', 'What you wrote'),
        created_at: createdAt,
        status,
        decision_due_at: words('Până când se decide', 'Until when it is decided'),
        decision_basis: words('Temeiul termenului', 'The basis of the term'),
        decided_at: decidedAt,
        legal_reason: words('Motivul legal', 'The legal reason'),
        scan_document_id: words('Scrisoarea scanată', 'The scanned letter'),
      },
      omitted: { user_id: leftOut.own, decided_by: leftOut.other },
    }),
    tableSection({
      name: 'draft-notification-requests',
      table: 'draft_notification_request',
      where: 'row.user_id = $1',
      title: words('Cererile dumneavoastră de a primi proiecte', 'Your standing requests for drafts'),
      basis: drafts,
      kept: untilErased,
      columns: {
        id,
        institution_id: institutionId,
        holder: words('În numele cui', 'In whose name'),
        organization_id: organizationId,
        domains: words('Domeniile', 'The domains'),
        created_at: createdAt,
        ended_at: words('Când s-a încheiat', 'When it ended'),
      },
      omitted: { version: leftOut.version, user_id: leftOut.own },
    }),
    tableSection({
      name: 'draft-notifications',
      table: 'draft_notification',
      where: 'row.request_id IN (SELECT own.id FROM draft_notification_request own WHERE own.user_id = $1)',
      title: words('Proiecte care v-au fost trimise', 'Drafts that were sent to you'),
      basis: drafts,
      kept: withTheThing,
      columns: { id, consultation_id: consultationId, institution_id: institutionId, request_id: words('Cererea', 'The request'), holder: words('În numele cui', 'In whose name'), created_at: createdAt },
    }),
    tableSection({
      name: 'documents',
      table: 'document',
      where: 'row.owner_user_id = $1',
      title: words('Documente încărcate', 'Documents that you uploaded'),
      basis: publicTask,
      kept: withTheThing,
      columns: documentColumns,
      omitted: { owner_user_id: leftOut.own },
    }),
    acted({
      name: 'consultations',
      table: 'consultation',
      by: 'created_by',
      title: words('Consultări scrise de dumneavoastră', 'Consultations that you wrote'),
      columns: { id, institution_id: institutionId, title: words('Titlul', 'The title'), status, created_at: createdAt },
    }),
    acted({
      name: 'contribution-groups',
      table: 'contribution_group',
      by: 'created_by',
      title: words('Grupări de propuneri făcute de dumneavoastră', 'Groups of contributions that you made'),
      columns: { id, consultation_id: consultationId, created_at: createdAt },
    }),
    acted({
      name: 'ideas',
      table: 'idea',
      by: 'created_by',
      title: words('Idei depuse de dumneavoastră în numele unei organizații', 'Ideas that you submitted for an organization'),
      columns: { id, organization_id: organizationId, institution_id: institutionId, title: words('Titlul', 'The title'), status, status_since: statusSince, created_at: createdAt },
    }),
    acted({
      name: 'idea-supports',
      table: 'idea_support',
      by: 'supported_by',
      title: words('Idei susținute de dumneavoastră în numele unei organizații', 'Ideas that you supported for an organization'),
      columns: { idea_id: words('Ideea', 'The idea'), organization_id: organizationId, supported_at: words('Când', 'When') },
    }),
    acted({
      name: 'calendar-days',
      table: 'calendar_day',
      by: 'recorded_by',
      title: words('Zile înregistrate de dumneavoastră', 'Days that you recorded'),
      columns: { id, day: words('Ziua', 'The day'), recorded_at: words('Când', 'When') },
    }),
    acted({
      name: 'legal-terms',
      table: 'legal_term',
      by: 'set_by',
      title: words('Termene stabilite de dumneavoastră', 'Terms that you set'),
      columns: { id, code: words('Termenul', 'The term'), set_at: words('Când', 'When') },
    }),
    acted({
      name: 'report-editions',
      table: 'transparency_report_edition',
      by: 'frozen_by',
      title: words('Rapoarte semnate de dumneavoastră', 'Reports that you signed'),
      columns: { report_id: words('Raportul', 'The report'), number: words('Ediția', 'The edition'), institution_id: institutionId, year: words('Anul', 'The year'), frozen_at: words('Când', 'When') },
    }),
    auditSection(),
  ],
  left: {
    ...leftTables,
    account_request: 'a copy of the requests that identity shows',
    community_member: 'which organizations are in communities',
    consultation_history: 'where public consultations came from',
    consultation_search: 'words of public consultations',
    contribution_group_member: 'which contributions are grouped',
    deadline_extension: 'terms of public consultations',
    debate: 'facts of public debates',
    debate_attendance: 'which organizations were there, and how many people',
    draft_block: 'texts of public drafts',
    draft_notification_round: 'which drafts were sent out',
    draft_version: 'public drafts',
    expertise_community: 'facts of communities, which are public',
    frozen_transparency_count: 'counts of public reports',
    institution: 'which institutions there are',
    interest_record: 'which organizations are recorded with institutions',
    invitation: 'which organizations were invited',
    legal_term_breach: 'terms that institutions missed',
    membership: 'a copy of the roles that identity shows',
    open_data_file: 'files of open data',
    organization: 'facts of organizations, which are public',
    register_counter: 'the last number of institutions',
    register_entry: 'the register of proposals; the numbers are shown with the contributions',
    register_head: 'hashes of the register of proposals',
    register_root: 'hashes of the register of proposals',
    register_salt: 'secrets by which hashes of the register are checked',
    register_seal: 'hashes of the register of proposals',
    transparency_count: 'counts of public reports',
    transparency_report: 'facts of public reports',
  },
};
