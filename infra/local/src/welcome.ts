import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from './local-settings';

/** An account that the demo made. */
export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly string[];
}

interface Welcome {
  readonly port: number;
  readonly accounts: readonly DemoAccount[];
  readonly mail: string;
  readonly logs: string;
}

/** What a person reads when everything runs. */
export function welcome({ port, accounts, mail, logs }: Welcome): string {
  const query = readFileSync(join(repositoryRoot, 'gateway', 'operations', 'find-organizations.graphql'), 'utf8').trim();
  const width = Math.max(0, ...accounts.map(({ email }) => email.length));
  const lines = accounts.map(
    ({ email, password, name, roles }) => `  ${email.padEnd(width)}  ${password}  ${name}${roles.length === 0 ? '' : `, ${roles.join(', ')}`}`,
  );
  return `
CONECT runs.

  Graph   http://127.0.0.1:${port}/graphql
  IDE     http://127.0.0.1:${port}/ide
  Mails   ${mail}
  Logs    ${logs}

Demo accounts (e-mail, password, who):
${lines.join('\n')}

Paste this into the IDE:

${query}

Ctrl-C stops everything and keeps the data.
`;
}
