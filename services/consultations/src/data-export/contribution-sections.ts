import { commonColumns, exportWords as words, leftOut, tableSection, type ExportSection } from '@conect/service-kit';

const { id, status, status_since: statusSince, created_at: createdAt, decided_at: decidedAt, institution_id: institutionId } = commonColumns;

const register = words('Obligație legală: registrul propunerilor (Legea 52/2003 art. 7(4), (5) și 12; RGPD art. 6(1)(c))', 'Legal obligation: the register of proposals (Law 52/2003 art. 7(4), (5) and 12; GDPR art. 6(1)(c))');
const asRegister = words('Cât registrul; la ștergerea contului rămân numărul și amprentele, sub persoană fizică', 'As the register; when the account is erased number and hashes stay, as persoană fizică');
const contributionId = words('Propunerea', 'The contribution');
const justification = words('Motivarea', 'The justification');
const number = words('A câta', 'Which one');
/** What somebody proposed for himself is his; what he proposed for an organization or an institution is theirs. */
const ofOwn = `row.contribution_id IN (SELECT own.id FROM contribution own WHERE own.author_user_id = $1 AND own.author_kind = 'INDIVIDUAL')`;

/** What consultations keeps of what somebody proposed, and of what became of it. */
export const contributionSections: readonly ExportSection[] = [
  tableSection({
    name: 'contributions',
    table: 'contribution',
    where: 'row.author_user_id = $1',
    title: words('Propunerile dumneavoastră', 'Your contributions'),
    basis: register,
    kept: asRegister,
    columns: {
      id,
      consultation_id: words('Consultarea', 'The consultation'),
      institution_id: institutionId,
      registration_year: words('Anul înregistrării', 'The year of registration'),
      registration_number: words('Numărul de înregistrare', 'The registration number'),
      received_at: words('Când a sosit', 'When it arrived'),
      created_at: createdAt,
      channel: words('Pe ce cale', 'By which way'),
      author_kind: words('În numele cui', 'In whose name'),
      author_organization_id: words('Organizația în numele căreia ați scris', 'The organization in whose name you wrote'),
      author_institution_id: words('Instituția în numele căreia ați scris', 'The institution in whose name you wrote'),
      scan_document_id: words('Scrisoarea scanată', 'The scanned letter'),
      status,
      status_since: statusSince,
      content_number: words('Varianta care contează', 'The version that counts'),
      justification,
      decided_at: decidedAt,
    },
    expressions: { justification: `CASE WHEN row.author_kind = 'INDIVIDUAL' THEN row.justification END` },
    omitted: { version: leftOut.version, author_user_id: leftOut.own, recorded_by: leftOut.other, erased_at: 'of erased authors alone', decided_by: leftOut.other, decision_number: leftOut.version, moderation_number: leftOut.version },
  }),
  tableSection({
    name: 'contribution-versions',
    table: 'contribution_version',
    where: ofOwn,
    title: words('Textele propunerilor dumneavoastră', 'The texts of your contributions'),
    basis: register,
    kept: asRegister,
    columns: {
      contribution_id: contributionId,
      number,
      written_at: words('Când a fost scris', 'When it was written'),
      draft_version_number: words('La care variantă a proiectului', 'On which version of the draft'),
      kind: words('Felul', 'The kind'),
      text: words('Textul', 'The text'),
      article_refs: words('Articolele', 'The articles'),
      members_represented: words('Câți membri reprezentați', 'How many members you stand for'),
      interest: words('Interesul declarat', 'The declared interest'),
      funding: words('Finanțarea declarată', 'The declared funding'),
      display: words('Cum vi se arată numele', 'How your name is shown'),
      contact_name: words('Numele', 'The name'),
      contact_email: words('Adresa de e-mail', 'The e-mail address'),
      contact_address: words('Adresa poștală', 'The postal address'),
      contact_phone: words('Telefonul', 'The telephone'),
      attachment_ids: words('Documentele alăturate', 'The attached documents'),
    },
    omitted: { written_by: 'the person, or an officer who entered a letter' },
  }),
  tableSection({
    name: 'contribution-decisions',
    table: 'contribution_decision',
    where: ofOwn,
    title: words('Deciziile asupra propunerilor dumneavoastră', 'The decisions on your contributions'),
    basis: register,
    kept: asRegister,
    columns: { contribution_id: contributionId, number, status, justification, decided_at: decidedAt },
    omitted: { decided_by: leftOut.other },
  }),
  tableSection({
    name: 'contribution-moderations',
    table: 'contribution_moderation',
    where: ofOwn,
    title: words('Ascunderi ale propunerilor dumneavoastră, și contestațiile', 'Hidings of your contributions, and appeals'),
    basis: words('Obligație legală (Regulamentul (UE) 2022/2065 art. 17 și 20; RGPD art. 6(1)(c))', 'Legal obligation (Regulation (EU) 2022/2065 art. 17 and 20; GDPR art. 6(1)(c))'),
    kept: words('Cât propunerea; cuvintele până la ștergere', 'With the contribution; the words until the erasure'),
    columns: {
      contribution_id: contributionId,
      number,
      content_number: words('Varianta ascunsă', 'The hidden version'),
      status,
      reason: words('Motivul', 'The reason'),
      explanation: words('Explicația', 'The explanation'),
      hidden_at: words('Când a fost ascunsă', 'When it was hidden'),
      appeal_until: words('Până când puteți contesta', 'Until when you can appeal'),
      appeal_basis: words('Temeiul termenului', 'The basis of the term'),
      appeal_text: words('Contestația dumneavoastră', 'Your appeal'),
      appealed_at: words('Când ați contestat', 'When you appealed'),
      ruling_reason: words('Motivul hotărârii', 'The reason of the ruling'),
      ruled_at: words('Când s-a hotărât', 'When it was ruled'),
    },
    omitted: { hidden_by: leftOut.other, appealed_by: leftOut.own, ruled_by: leftOut.other },
  }),
];
