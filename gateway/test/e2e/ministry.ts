import { runSql, type TestStack } from '@conect/testing';
import type { Asker, Human } from '../permissions/people';
import { aRequestFor } from '../permissions/world';
import { operationNamed, type Payload } from './people';

/** The people of a ministry: who represents it, and her officer for decisional transparency. */
interface Staff {
  readonly elena: Human;
  readonly radu: Human;
}

/** A ministry whose representative SGG has validated, with an officer; answers its id. */
export async function aMinistryOf(victor: Asker, { elena, radu }: Staff, name = 'Ministerul Aerului'): Promise<string> {
  const { institution } = await victor.change('createInstitution', { name, type: 'MINISTRY' }, 'institution { id }');
  const { id: institutionId } = institution as { id: string };
  await victor.change('validateInstitutionRepresentative', { requestId: await aRequestFor(elena, institutionId) });
  await elena.change('grantOfficerRole', { institutionId, email: radu.email, role: 'TRANSPARENCY_OFFICER' });
  return institutionId;
}

/** Business time in consultations or another service, as `npm run clock` moves it. */
export const setClock = ({ databases }: TestStack, at: string, service: 'consultations' | 'messaging' = 'consultations'): Promise<void> =>
  runSql(databases[service].ownerUrl, 'UPDATE business_clock SET clock_offset = $1::timestamptz - now()', [at]);

/** One change by a published operation, which must come without a top-level error. */
export async function run(person: Pick<Human, 'ask'>, operation: string, input: object): Promise<Payload> {
  const { data, errors } = await person.ask(operationNamed(operation), { input });
  expect(errors).toEqual([]);
  return Object.values(data!)[0] as unknown as Payload;
}

/** What the ministry consults on. */
export const draft = {
  title: 'Proiect de hotărâre a Guvernului privind calitatea aerului',
  actType: 'GOVERNMENT_DECISION',
  card: { whatChanges: 'Limite noi pentru praf.', whoIsAffected: 'Orașele mari.', untilWhen: 'Propuneri până pe 12 martie.' },
  domains: ['E'],
  contact: { name: 'Radu Pop', email: 'radu.pop@mediu.example' },
  submission: { email: 'propuneri@mediu.example' },
  justificationNote: 'Directiva trebuie transpusă.',
};
