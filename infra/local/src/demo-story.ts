import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientOf, upload, type Client } from './demo-client';
import { consultOnDraft, type Parties } from './demo-consultation';
import { callForVolunteers, type DemoCertificate } from './demo-volunteering';
import { keepFile } from './keep-file';
import type { LocalRun } from './local-run';
import { step } from './steps';
import type { DemoAccount } from './welcome';

/** What of the story has to be known to ask for it; nothing of one that was cut short. */
export interface DemoStory {
  readonly certificate?: DemoCertificate;
}

/**
 * The demonstration's story, told once through the gateway: a ministry gets its representative and her officer, associations are
 * registered and approved, one tells of its work and is taken into the ministry's record; the ministry consults on a draft; the associations
 * call for volunteers. Answers what it left, at every start.
 */
export async function tellDemoStory({ data, interrupted }: LocalRun, address: string, accounts: readonly DemoAccount[]): Promise<DemoStory> {
  const file = join(data, 'demo-story.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoStory;
  // Marked before: a story that was cut short would meet its own beginning.
  keepFile(file, '{}');
  const accountOf = (name: string): DemoAccount => accounts.find((one) => one.name.startsWith(name))!;
  const [victor, elena, ana, radu, paul] = await Promise.all([signedIn('Victor'), signedIn('Elena'), signedIn('Ana'), signedIn('Radu'), signedIn('Paul')]);
  const forest = await step('A ministry and an association enter', async () => {
    const ministry = await enterMinistry(victor, elena, accountOf('Radu').email);
    const organization = await enterAssociation(ana, victor, association);
    await recordInterest({ ana, radu }, { organization, ministry });
    await consultOnDraft({ ana, radu, paul }, { organization, ministry });
    return organization;
  });
  const certificate = await step('Associations call for volunteers', async () => {
    const [books, seniors] = [await enterAssociation(ana, victor, readers), await enterAssociation(ana, victor, neighbours)];
    return callForVolunteers({ ana, victor, paul }, { forest, books, seniors });
  });
  const story: DemoStory = { certificate };
  keepFile(file, JSON.stringify(story));
  return story;

  async function signedIn(name: string): Promise<Client> {
    const { email, password } = accountOf(name);
    const { accessToken } = await clientOf({ address, interrupted }).change('sign-in', { email, password });
    return clientOf({ address, interrupted, token: accessToken as string });
  }
}

async function enterMinistry(victor: Client, elena: Client, officer: string): Promise<string> {
  const { nodes } = (await elena.see('institutions', { search: 'mediului', filter: { types: ['MINISTRY'] } })) as { nodes: readonly { id: string }[] };
  const [institution] = nodes;
  const institutionId = institution!.id;
  const designationDocumentId = await upload(elena, 'request-identity-document-upload', 'DESIGNATION', 'desemnare.pdf');
  const { request } = await elena.change('request-institution-account', { institutionId, designationDocumentId, position: 'Director, Direcția comunicare' });
  await victor.change('validate-institution-representative', { requestId: (request as { id: string }).id });
  for (const role of ['TRANSPARENCY_OFFICER', 'CIVIL_SOCIETY_UNIT']) await elena.change('grant-officer-role', { institutionId, email: officer, role });
  return institutionId;
}

const association = {
  type: 'ASSOCIATION',
  legalName: 'Asociația Țarnița Verde',
  shortName: 'Țarnița Verde',
  cui: 'RO 28765437',
  countyCode: 'CJ',
  localityCode: '54984',
  domains: ['E'],
  primaryDomain: 'E',
  purpose: 'Protejarea pădurilor și a apelor din munții Apuseni și educarea tinerilor pentru natură.',
  shortDescription: {
    ro: 'Plantăm păduri, curățăm ape și ținem lecții în aer liber pentru școlile din județul Cluj.',
    en: 'We plant forests, clean rivers and teach outdoor lessons for the schools of Cluj county.',
  },
  website: 'https://tarnita-verde.example.org',
  contactEmail: 'contact@tarnita-verde.example.org',
  activityArea: { area: 'REGIONAL', counties: ['AB', 'CJ'] },
};

const readers = {
  ...association,
  legalName: 'Asociația Cartea Deschisă',
  shortName: 'Cartea Deschisă',
  cui: 'RO 31415920',
  countyCode: 'BH',
  localityCode: '26573',
  domains: ['B'],
  primaryDomain: 'B',
  purpose: 'Încurajarea cititului în rândul copiilor, oriunde s-ar afla.',
  shortDescription: { ro: 'Citim cu copiii în biblioteci, în școli și în spitale.', en: 'We read with children in libraries, schools and hospitals.' },
  website: 'https://cartea-deschisa.example.org',
  contactEmail: 'contact@cartea-deschisa.example.org',
  activityArea: { area: 'REGIONAL', counties: ['BH', 'CJ'] },
};

const neighbours = {
  ...association,
  legalName: 'Asociația Vecini la Masă',
  shortName: 'Vecini la Masă',
  cui: 'RO 27182818',
  domains: ['D'],
  primaryDomain: 'D',
  purpose: 'Sprijinirea persoanelor în vârstă care locuiesc singure.',
  shortDescription: { ro: 'Gătim și ducem mâncare caldă vecinilor în vârstă din Cluj-Napoca.', en: 'We cook and bring warm meals to elderly neighbours in Cluj-Napoca.' },
  website: 'https://vecini-la-masa.example.org',
  contactEmail: 'contact@vecini-la-masa.example.org',
};

async function enterAssociation(ana: Client, victor: Client, facts: typeof association): Promise<string> {
  const statute = await upload(ana, 'request-registry-document-upload', 'STATUTE', 'statut.pdf');
  const created = await ana.change('create-organization', { ...facts, documents: { statute } });
  const organizationId = (created['organization'] as { id: string }).id;
  await ana.change('submit-organization', { organizationId });
  await victor.change('start-organization-review', { organizationId });
  await victor.change('approve-organization', { organizationId });
  return organizationId;
}

const activities = [
  {
    kind: 'PROJECT',
    title: { ro: 'Pădurea școlii', en: 'The school forest' },
    text: { ro: 'Zece școli plantează și îngrijesc fiecare câte un hectar de pădure, timp de trei ani.', en: 'Ten schools each plant and tend a hectare of forest for three years.' },
    startsOn: '2026-03-15',
  },
  {
    kind: 'NEWS',
    title: { ro: 'Două tone de deșeuri strânse de pe malul lacului Tarnița', en: 'Two tonnes of waste gathered from the shore of lake Tarnița' },
    text: { ro: 'Mulțumim celor 84 de voluntari care au venit sâmbătă.', en: 'Thanks to the 84 volunteers who came on Saturday.' },
  },
];

async function recordInterest({ ana, radu }: { readonly ana: Client; readonly radu: Client }, { organization: organizationId, ministry: institutionId }: Parties): Promise<void> {
  for (const activity of activities) await ana.changeOnceTold('publish-activity', { organizationId, domains: ['E'], countyCode: 'CJ', ...activity });
  const { interestRecord } = await ana.changeOnceTold('request-interest-record', { organizationId, institutionId, domains: ['E'] });
  await radu.changeOnceTold('confirm-interest-record', { interestRecordId: (interestRecord as { id: string }).id });
}
