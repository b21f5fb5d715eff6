import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { Problem } from '../problem';
import type { Page } from './catalogue';
import type { BenchStack } from './stack';

const notices = 50;
const organizations = 10;

/** Notices of many causes about few organizations: messaging names them, registry and identity say the rest, and the same is asked for many times. */
export const noticesPage: Page = {
  name: `page of ${notices} notices on ${organizations} organizations, three services`,
  body: JSON.stringify({
    query: `query NoticesPage {
      notifications(first: ${notices}) {
        nodes { id topic title createdAt readAt
          subject { ... on Organization { id legalName shortName status county { code name } domains { isPrimary domain { code name } } members { id role user { id name } } } } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
  }),
};

/** Somebody who signed in. */
export interface BenchUser {
  readonly userId: string;
  readonly token: string;
}

interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly roles: readonly string[];
}

/** Makes the demo accounts and signs in those without a second factor. */
export async function signInUsers(stack: BenchStack, graphqlUrl: string): Promise<readonly [BenchUser, ...BenchUser[]]> {
  const { accounts } = JSON.parse(await stack.runProgram('identity', 'demo', { NODE_ENV: 'development' })) as { accounts: readonly DemoAccount[] };
  const users = [];
  for (const account of accounts.filter(({ roles }) => roles.length === 0)) users.push(await signIn(graphqlUrl, account));
  const [first, ...others] = users;
  if (!first) throw new Problem('The demo has no account that can sign in with a password alone: bring infra/local/src/bench/notices.ts up to date.');
  return [first, ...others];
}

async function signIn(url: string, { email, password }: DemoAccount): Promise<BenchUser> {
  const query = 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { accessToken user { id } userErrors { code } } }';
  const body = JSON.stringify({ query, variables: { input: { email, password } } });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const answer = (await response.json()) as { data?: { signIn?: { accessToken: string | null; user: { id: string } | null } | null } | null };
  const { accessToken = null, user = null } = answer.data?.signIn ?? {};
  if (accessToken === null || user === null) throw new Problem(`${email} could not sign in: ${JSON.stringify(answer)}`);
  return { userId: user.id, token: accessToken };
}

/** Gives a user a place in some listed organizations, the other people there too, and notices about them. */
export async function addNotices({ settings }: BenchStack, { userId }: BenchUser): Promise<void> {
  const ids = await withClient(settings['REGISTRY_DATABASE_URL']!, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT organization_id AS id FROM catalogue_entry ORDER BY organization_id LIMIT $1', [organizations]);
    return rows.map(({ id }) => id);
  });
  await withClient(settings['IDENTITY_DATABASE_URL']!, (client) => client.query(insertMembers, [ids, userId]));
  const causes = Array.from({ length: notices }, (_none, index) => ({ id: randomUUID(), cause: randomUUID(), organization: ids[index % ids.length], minutes: index }));
  await withClient(settings['MESSAGING_DATABASE_URL']!, (client) => client.query(insertNotices, [JSON.stringify(causes), userId]));
}

async function withClient<Value>(connectionString: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const insertMembers = `
  INSERT INTO membership (id, version, user_id, role, organization_id, granted_at)
  SELECT gen_random_uuid(), 1, account.id, CASE WHEN account.id = $2::uuid THEN 'NGO_ADMIN' ELSE 'NGO_EDITOR' END, organization.id, now()
  FROM user_account account CROSS JOIN unnest($1::uuid[]) AS organization (id)`;

const insertNotices = `
  INSERT INTO notification (id, cause_id, recipient_service, recipient_ref, kind, topic, facts, subject_type, subject_id, created_at)
  SELECT row.id, row.cause, 'identity', $2, 'OrganizationApproved', 'ORGANIZATION_REGISTRATION',
    jsonb_build_object('organizationName', 'Asociația Țarnița Verde'), 'Organization', row.organization, now() - row.minutes * interval '1 minute'
  FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, cause uuid, organization uuid, minutes integer)`;
