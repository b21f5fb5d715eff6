import { openDataColumn as column, type OpenDataSet } from '@conect/service-kit';

/** The proposals of each consultation whose answers are published, with the decision about each, as open data; the author is named as the public sees him. */
export const contributionSet: OpenDataSet = {
  name: 'contributions',
  view: 'open_data_contribution',
  title: { ro: 'Propunerile cu răspunsurile lor', en: 'Proposals with their answers' },
  columns: [
    column('id', 'text', 'Identificatorul propunerii în CONECT', 'The proposal in CONECT'),
    column('consultation_id', 'text', 'Consultarea, după identificatorul ei', 'The consultation, by its id'),
    column('institution_id', 'text', 'Instituția care a răspuns', 'The institution that answered'),
    column('registration_number', 'text', 'Numărul din registrul propunerilor, de exemplu 12/2026', 'Its number in the register of proposals, e.g. 12/2026'),
    column('received_at', 'date-time', 'Primirea', 'When it was received'),
    column('channel', 'text', 'Calea pe care a venit: PLATFORM, POST, EMAIL sau IN_PERSON', 'How it came: PLATFORM, POST, EMAIL or IN_PERSON'),
    column('author_kind', 'text', 'Felul autorului: ORGANIZATION, INDIVIDUAL sau INSTITUTION', 'The kind of author: ORGANIZATION, INDIVIDUAL or INSTITUTION'),
    column('author_name', 'text', 'Numele autorului, așa cum a ales să fie arătat; al unei organizații, denumirea', 'The name of the author as he chose to be shown; of an organization its official name'),
    column('author_organization_id', 'text', 'Organizația din CONECT în numele căreia s-a scris', 'The organization of CONECT in whose name it was written'),
    column('author_institution_id', 'text', 'Instituția din CONECT în numele căreia s-a scris', 'The institution of CONECT in whose name it was written'),
    column('kind', 'text', 'Felul: PROPOSAL, SUGGESTION sau OPINION', 'Its kind: PROPOSAL, SUGGESTION or OPINION'),
    column('draft_version_number', 'integer', 'Versiunea proiectului despre care este vorba', 'The version of the draft that it is about'),
    column('places', 'list', 'Locurile din proiect; fără ele, proiectul în ansamblu; în CSV despărțite prin „;”', 'The places of the draft; without any, the whole of it; in CSV separated by ";"'),
    column('text', 'text', 'Propunerea; lipsește cât timp este ascunsă', 'What is proposed; absent while it is hidden'),
    column('hidden_reason', 'text', 'Motivul pentru care propunerea este ascunsă: PERSONAL_DATA, INSULT_OR_THREAT, INCITEMENT, CLASSIFIED_INFORMATION sau ADVERTISING', 'Why it is hidden: PERSONAL_DATA, INSULT_OR_THREAT, INCITEMENT, CLASSIFIED_INFORMATION or ADVERTISING'),
    column('members_represented', 'integer', 'Câți membri declară autorul că reprezintă', 'How many members the author says that he represents'),
    column('interest', 'text', 'Interesul declarat de autor', 'The interest that the author disclosed'),
    column('funding', 'text', 'Finanțarea declarată de autor', 'The funding that the author disclosed'),
    column('decision', 'text', 'Decizia: ACCEPTED, PARTIALLY_ACCEPTED, REJECTED sau NOT_APPLICABLE', 'The decision: ACCEPTED, PARTIALLY_ACCEPTED, REJECTED or NOT_APPLICABLE'),
    column('justification', 'text', 'Motivarea', 'Why it was decided so'),
    column('decided_at', 'date-time', 'Decizia, ca moment', 'When it was decided'),
    column('answered_at', 'date-time', 'Publicarea răspunsului', 'When the answer was published'),
  ],
};
