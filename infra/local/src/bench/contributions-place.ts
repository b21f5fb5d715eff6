import { randomUUID } from 'node:crypto';
import { principalHeader, signForwardedPrincipal, type Principal } from '@conect/auth';
import type { Client } from 'pg';
import { articles, draft } from '../demo-consultation';
import { Problem } from '../problem';
import { step } from '../steps';
import type { BenchStack } from './stack';

/** A consultation with many contributions, and its officer's questions to the service, as the gateway asks them. */
export interface ContributionsPlace {
  readonly institutionId: string;
  readonly consultationId: string;
  readonly ask: <Data>(query: string, variables: object) => Promise<Data>;
  /** One contribution more: what shows them is another one from then on. */
  readonly contribute: () => Promise<void>;
}

const atOnce = 8;

/** What so many people write, each with a number of his own. */
interface Letters {
  readonly count: number;
  readonly textOf: (number: number) => string;
}

/** Publishes a consultation and has people propose something about it, each by the mutation that everybody uses. */
export async function fillConsultation({ settings }: BenchStack, client: Client, { count, textOf }: Letters): Promise<ContributionsPlace> {
  const institutionId = randomUUID();
  const officer = someone();
  await client.query('INSERT INTO institution (id, version, as_of) VALUES ($1, 1, now())', [institutionId]);
  await client.query(`INSERT INTO membership (id, user_id, role, institution_id, version, as_of, revoked) VALUES ($1, $2, 'TRANSPARENCY_OFFICER', $3, 1, now(), false)`, [randomUUID(), officer.userId, institutionId]);
  const askAs = askerOf(settings);
  const change = async (person: User, operation: string, result: string, input: object): Promise<{ readonly id: string }> => {
    const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input`;
    const data = await askAs<Record<string, Record<string, { id: string } | null>>>(person, `mutation ($input: ${type}!) { ${operation}(input: $input) { ${result} { id } userErrors { code message } } }`, { input });
    const changed = data[operation]![result];
    if (!changed) throw new Problem(`${operation} was refused: ${JSON.stringify(data)}`);
    return changed;
  };
  const { id: consultationId } = await change(officer, 'createConsultation', 'consultation', { institutionId, ...draft });
  await change(officer, 'addDraftVersion', 'consultation', { consultationId, articles });
  await change(officer, 'publishConsultation', 'consultation', { consultationId });

  let made = 0;
  const contribute = async (): Promise<void> => {
    made += 1;
    await change(someone(), 'submitContribution', 'contribution', { consultationId, ...proposalOf(made, textOf(made)) });
  };
  await step(`${count} contributions, ${atOnce} at once`, async () => {
    const people = Array.from({ length: atOnce }, async () => {
      while (made < count) await contribute();
    });
    await Promise.all(people);
  });
  return { institutionId, consultationId, contribute, ask: (query, variables) => askAs(officer, query, variables) };
}

type User = Extract<Principal, { kind: 'USER' }>;

const someone = (): User => ({ kind: 'USER', userId: randomUUID(), sessionId: randomUUID(), authenticatedAt: Math.floor(Date.now() / 1_000), assurance: 'PASSWORD' });

const proposalOf = (number: number, text: string): object => ({
  kind: 'PROPOSAL',
  text,
  articleRefs: [{ article: '2', paragraph: '1' }],
  contact: { name: `Autor ${number}`, email: `autor-${number}@example.org` },
});

function askerOf(settings: BenchStack['settings']): <Data>(person: Principal, query: string, variables: object) => Promise<Data> {
  const address = settings['CONSULTATIONS_GRAPHQL_URL']!;
  const secret = settings['CONSULTATIONS_PRINCIPAL_SECRET']!;
  return async <Data>(person: Principal, query: string, variables: object) => {
    const headers = { 'content-type': 'application/json', [principalHeader]: signForwardedPrincipal(person, { subgraph: 'consultations', secret, now: new Date() }) };
    const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await response.json()) as { data: Data; errors?: object };
    if (errors !== undefined) throw new Problem(`consultations refused a question of the bench: ${JSON.stringify(errors)}`);
    return data;
  };
}
