import { auditSection, commonColumns, commonGrounds, documentColumns, exportWords as words, leftOut, leftTables, tableSection, type ExportSection, type ExportWords, type ServiceExport } from '@conect/service-kit';

const { id, status, created_at: createdAt, decided_at: decidedAt, organization_id: organizationId, institution_id: institutionId } = commonColumns;
const { publicTask, withTheThing } = commonGrounds;

const decisionReason = words('Motivul deciziei', 'The reason of the decision');
const documentId = words('Documentul alăturat', 'The document that goes with it');

interface Acted {
  readonly name: string;
  readonly table: string;
  readonly by: readonly string[];
  readonly title: ExportWords;
  readonly columns: Readonly<Record<string, ExportWords>>;
}

/** What somebody did for an organization, an institution or SGG: that it was he is his, what it is about is theirs. */
const acted = ({ name, table, by, title, columns }: Acted): ExportSection =>
  tableSection({ name, table, title, columns, where: by.map((column) => `row.${column} = $1`).join(' OR '), basis: publicTask, kept: withTheThing, omitted: { '*': leftOut.ofOrganization } });

/** What registry hands in of a person, and why some of its tables are no part of it. */
export const registryExport: ServiceExport = {
  sections: [
    tableSection({
      name: 'claims',
      table: 'claim',
      where: 'row.claimant_id = $1',
      title: words('Revendicările dumneavoastră de profiluri', 'Your claims of profiles'),
      basis: publicTask,
      kept: withTheThing,
      columns: { id, organization_id: organizationId, message: words('Ce ați scris', 'What you wrote'), status, created_at: createdAt, decided_at: decidedAt, decision_reason: decisionReason },
      omitted: { version: leftOut.version, claimant_id: leftOut.own, decided_by: leftOut.other },
    }),
    tableSection({
      name: 'change-requests',
      table: 'change_request',
      where: 'row.requester_id = $1',
      title: words('Cererile dumneavoastră de modificare', 'Your requests for changes'),
      basis: publicTask,
      kept: withTheThing,
      columns: {
        id,
        organization_id: organizationId,
        source: words('De unde a venit', 'Where it came from'),
        changes: words('Ce ați cerut să se schimbe', 'What you asked to be changed'),
        reason: words('De ce', 'Why'),
        document_id: documentId,
        status,
        created_at: createdAt,
        decided_at: decidedAt,
        decision_reason: decisionReason,
      },
      omitted: { version: leftOut.version, requester_id: leftOut.own, decided_by: leftOut.other },
    }),
    tableSection({
      name: 'review-comments',
      table: 'organization_review_comment',
      where: 'row.author_id = $1',
      title: words('Observațiile dumneavoastră la înscrieri', 'Your comments on registrations'),
      basis: publicTask,
      kept: withTheThing,
      columns: {
        id,
        organization_id: organizationId,
        round: words('A câta examinare', 'Which examination'),
        field: words('Câmpul', 'The field'),
        comment: words('Observația', 'The comment'),
        created_at: createdAt,
      },
      omitted: { author_id: leftOut.own },
    }),
    tableSection({
      name: 'community-memberships',
      table: 'community_member',
      where: 'row.user_id = $1 OR row.joined_by = $1',
      title: words('Comunități de expertiză', 'Expertise communities'),
      basis: publicTask,
      kept: withTheThing,
      columns: {
        id,
        community_id: words('Comunitatea', 'The community'),
        organization_id: organizationId,
        expertise: words('Expertiza', 'The expertise'),
        created_at: createdAt,
        left_at: words('Când s-a încheiat', 'When it ended'),
      },
      expressions: { expertise: 'CASE WHEN row.user_id = $1 OR row.user_id IS NULL THEN row.expertise END' },
      omitted: { user_id: 'the person, or somebody else for whom he joined', joined_by: 'the person, or somebody else' },
    }),
    tableSection({
      name: 'documents',
      table: 'document',
      where: 'row.owner_user_id = $1',
      title: words('Documente încărcate', 'Documents that you uploaded'),
      basis: publicTask,
      kept: withTheThing,
      columns: { ...documentColumns, status },
      omitted: { owner_user_id: leftOut.own },
    }),
    acted({
      name: 'registrations',
      table: 'organization',
      by: ['applicant_id', 'reviewer_id', 'decided_by'],
      title: words('Organizații înscrise sau examinate de dumneavoastră', 'Organizations that you registered or examined'),
      columns: { id, legal_name: words('Denumirea oficială', 'The official name'), status, created_at: createdAt, submitted_at: words('Când a fost depusă', 'When it was submitted'), decided_at: decidedAt },
    }),
    acted({
      name: 'activities',
      table: 'activity',
      by: ['published_by', 'removed_by'],
      title: words('Activități publicate sau retrase de dumneavoastră', 'Activities that you published or removed'),
      columns: { id, organization_id: organizationId, title_ro: words('Titlul', 'The title'), created_at: createdAt, removed_at: words('Când a fost retrasă', 'When it was removed') },
    }),
    acted({
      name: 'interest-records',
      table: 'interest_record',
      by: ['requester_id', 'confirmed_by', 'closed_by'],
      title: words('Evidențe de interes de care v-ați ocupat', 'Interest records that you saw to'),
      columns: { id, organization_id: organizationId, institution_id: institutionId, status, created_at: createdAt },
    }),
    acted({
      name: 'organization-links',
      table: 'organization_link',
      by: ['requester_id', 'confirmed_by', 'closed_by'],
      title: words('Legături între organizații de care v-ați ocupat', 'Links between organizations that you saw to'),
      columns: { id, kind: words('Felul', 'The kind'), status, created_at: createdAt },
    }),
    acted({
      name: 'public-utility-cases',
      table: 'public_utility_case',
      by: ['applicant_id'],
      title: words('Cereri de utilitate publică depuse de dumneavoastră', 'Applications for public utility that you made'),
      columns: { id, organization_id: organizationId, status, created_at: createdAt },
    }),
    acted({
      name: 'yearly-reports',
      table: 'yearly_report',
      by: ['submitted_by'],
      title: words('Rapoarte anuale depuse de dumneavoastră', 'Yearly reports that you submitted'),
      columns: { id, organization_id: organizationId, year: words('Anul', 'The year'), submitted_at: words('Când', 'When') },
    }),
    acted({
      name: 'register-imports',
      table: 'register_import',
      by: ['requester_id'],
      title: words('Importuri ale registrului pornite de dumneavoastră', 'Imports of the register that you began'),
      columns: { id, file_name: words('Fișierul', 'The file'), status, started_at: words('Când', 'When') },
    }),
    acted({
      name: 'purpose-releases',
      table: 'register_purpose_release',
      by: ['released_by'],
      title: words('Scopuri făcute publice de dumneavoastră', 'Purposes that you released'),
      columns: { organization_id: organizationId, released_at: words('Când', 'When') },
    }),
    auditSection(),
  ],
  left: {
    ...leftTables,
    catalogue_entry: 'the public catalogue of organizations',
    catalogue_word: 'words of the public catalogue',
    claim_document: 'which documents go with a claim; both are shown',
    community: 'facts of communities, which are public',
    institution: 'which institutions there are',
    membership: 'a copy of the roles that identity shows',
    open_data_file: 'files of open data',
    organization_change: 'the order of changes, for programs',
    organization_domain: 'domains of organizations',
    public_utility_case_document: 'which documents go with a case',
    register_absence: 'the national register of organizations',
    register_entry: 'the national register of organizations',
    register_import_refusal: 'the national register of organizations',
    register_import_row: 'the national register of organizations',
  },
};
