import type { Client } from './demo-client';

interface People {
  readonly ana: Client;
  readonly victor: Client;
  readonly paul: Client;
}

/** The associations that call for volunteers, by their ids; Ana speaks for each. */
export interface Hosts {
  readonly forest: string;
  readonly books: string;
  readonly seniors: string;
}

/** A certificate that anybody can verify. */
export interface DemoCertificate {
  readonly code: string;
  /** The page that says the same. */
  readonly url: string;
}

const dayMillis = 86_400_000;

/** The day in Romania, so many days from now. */
const inDays = (days: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Bucharest' }).format(Date.now() + days * dayMillis);

const at = (days: number, hours: string): string => `${inDays(days)}T${hours}:00Z`;

const opportunitiesOf = ({ forest, books, seniors }: Hosts) => ({
  planting: {
    ...{ organizationId: forest, title: 'Plantăm o pădure la Făget', volunteeringDomains: ['ENVIRONMENT'], domains: ['E'] },
    description: 'Plantăm puieți de stejar pe două hectare, cu unelte de la noi, și îi udăm până prind rădăcini. Ne vedem sâmbăta dimineață la marginea pădurii.',
    ...{ place: { localityId: '54984' }, startsOn: inDays(0), endsOn: inDays(60), acceptance: 'BY_COORDINATOR', places: 20, minimumAge: 16, isOpenToMinors: true, benefits: ['Unelte și mănuși de la noi'] },
  },
  reading: {
    ...{ organizationId: books, title: 'Citim povești la telefon pentru copii din spitale', volunteeringDomains: ['EDUCATION_AND_RESEARCH'], domains: ['B'], isRemote: true },
    description: 'O jumătate de oră pe săptămână citiți la telefon unui copil internat. Cărțile le alegem împreună, iar la început vă ascultă cineva cu experiență.',
    ...{ startsOn: inDays(7), endsOn: inDays(180), acceptance: 'BY_COORDINATOR', places: 15, languages: ['ro', 'hu'], skills: ['dicție'] },
  },
  soup: {
    ...{ organizationId: seniors, title: 'Gătim și împărțim prânzul la cantina din Mănăștur', volunteeringDomains: ['SOCIAL_ASSISTANCE'], domains: ['D'], place: { localityId: '54984' } },
    description: 'Pregătim o sută de porții de mâncare caldă și le ducem vecinilor în vârstă. Alegeți una dintre ture; durează patru ore, cu pauză.',
    ...{ startsOn: inDays(7), endsOn: inDays(21), acceptance: 'AUTOMATIC' },
    shifts: [7, 14, 21].map((days) => ({ startsAt: at(days, '07:00'), endsAt: at(days, '11:00'), places: 6 })),
  },
});

/** Three associations call for volunteers; somebody comes to one of them, under a contract, and gets a certificate of his hours. */
export async function callForVolunteers(people: People, hosts: Hosts): Promise<DemoCertificate> {
  const { planting, reading, soup } = opportunitiesOf(hosts);
  const opportunityId = await publishFirst(people, planting);
  for (const opportunity of [reading, soup]) await publishFirst(people, opportunity);
  const contractId = await agreeOn(people, opportunityId);
  return certify(people, contractId);
}

/** SGG reads the first opportunity of each organization. */
async function publishFirst({ ana, victor }: People, opportunity: object): Promise<string> {
  const { id: opportunityId } = (await ana.changeOnceTold('create-opportunity', opportunity))['opportunity'] as { id: string };
  await ana.change('submit-opportunity', { opportunityId });
  await victor.change('approve-opportunity', { opportunityId });
  return opportunityId;
}

const host = { seat: 'Cluj-Napoca, str. Plopilor nr. 4', fiscalCode: '28765437', representativeName: 'Ana Moldovan', representativeCapacity: 'președintă' };
const paulsCard = { series: 'CJ', number: '123456', issuedBy: 'SPCLEP Cluj-Napoca', issuedOn: '2022-05-04' };

/** Paul says who he is and applies; Ana accepts him, and both sign. */
async function agreeOn({ ana, paul }: People, opportunityId: string): Promise<string> {
  const contact = { phone: '+40722000000', email: 'paul@demo.conect.local' };
  await paul.change('update-volunteer-profile', { fullName: 'Paul Marin', birthDate: '1996-05-01', countyCode: 'CJ', ...contact });
  const { id: applicationId } = (await paul.change('apply-to-opportunity', { opportunityId, motivation: 'Am crescut lângă pădurea Făget și aș vrea să o văd mai mare.' }))['application'] as { id: string };
  await ana.change('accept-application', { applicationId });
  const { id: coordinatorUserId } = (await ana.see('me', {})) as { id: string };
  const { contract } = await ana.change('generate-contract', {
    ...{ applicationId, startsOn: inDays(0), endsOn: inDays(60), activities: 'Plantare și udare de puieți în pădurea Făget.', schedule: 'Sâmbăta, 9–15', hoursPerWeek: 6 },
    ...{ insurance: { requested: false, provided: false }, coordinatorUserId, coordinatorName: 'Ana Moldovan', host },
  });
  const { id: contractId } = contract as { id: string };
  const detailed = await paul.change('provide-contract-details', { contractId, address: 'Cluj-Napoca, str. Horea nr. 1', ...contact, identityCard: paulsCard });
  const { sha256 } = detailed['contract'] as { sha256: string };
  await paul.change('sign-contract', { contractId, sha256 });
  await ana.change('countersign-contract', { contractId, sha256 });
  return contractId;
}

/** Paul enters his hours, Ana approves them and states them in a certificate. */
async function certify({ ana, paul }: People, contractId: string): Promise<DemoCertificate> {
  const { id: hourLogId } = (await paul.change('log-hours', { contractId, day: inDays(0), minutes: 270, activity: 'A plantat 60 de puieți de stejar' }))['hourLog'] as { id: string };
  await ana.change('approve-hours', { hourLogIds: [hourLogId] });
  const { certificate } = await ana.change('issue-certificate', {
    ...{ contractId, coordinatorName: 'Ana Moldovan', activitySummary: 'A plantat și a udat puieți de stejar în pădurea Făget.' },
    competences: ['ENTRECOMP_3_4', 'LIFECOMP_2_3'],
  });
  const { verificationCode: code, verificationUrl: url } = certificate as { verificationCode: string; verificationUrl: string };
  return { code, url };
}
