import { randomUUID } from 'node:crypto';
import type { UserPrincipal } from '@conect/auth';
import type { Client } from 'pg';
import { articles, draft } from '../demo-consultation';
import { Problem } from '../problem';
import { step } from '../steps';
import { serviceAsker, someone } from './service-asker';
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
export async function fillConsultation(stack: BenchStack, client: Client, { count, textOf }: Letters): Promise<ContributionsPlace> {
  const institutionId = randomUUID();
  const officer = someone();
  await client.query('INSERT INTO institution (id, version, as_of) VALUES ($1, 1, now())', [institutionId]);
  await client.query(`INSERT INTO membership (id, user_id, role, institution_id, version, as_of, revoked) VALUES ($1, $2, 'TRANSPARENCY_OFFICER', $3, 1, now(), false)`, [randomUUID(), officer.userId, institutionId]);
  const askAs = serviceAsker(stack, 'consultations');
  const change = async (person: UserPrincipal, operation: string, result: string, input: object): Promise<{ readonly id: string }> => {
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

const proposalOf = (number: number, text: string): object => ({
  kind: 'PROPOSAL',
  text,
  articleRefs: [{ article: '2', paragraph: '1' }],
  contact: { name: `Autor ${number}`, email: `autor-${number}@example.org` },
});
