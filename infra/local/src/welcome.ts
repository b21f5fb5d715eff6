import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DemoCertificate } from './demo-volunteering';
import { repositoryRoot } from './local-settings';

/** An account that the demo made. */
export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly string[];
}

interface Welcome {
  /** The gateway's. */
  readonly address: string;
  readonly accounts: readonly DemoAccount[];
  /** Null when mails go to a server elsewhere. */
  readonly mail: string | null;
  readonly logs: string;
  readonly query: string;
  /** A certificate of volunteering; absent when the story was cut short. */
  readonly certificate?: DemoCertificate | undefined;
}

/** The query of the README. */
export const firstQuery = (): string => readFileSync(join(repositoryRoot, 'gateway', 'operations', 'find-organizations.graphql'), 'utf8').trim();

/** What a person reads when everything runs. */
export function welcome({ address, accounts, mail, logs, query, certificate }: Welcome): string {
  const width = Math.max(0, ...accounts.map(({ email }) => email.length));
  const lines = accounts.map(
    ({ email, password, name, roles }) => `  ${email.padEnd(width)}  ${password}  ${name}${roles.length === 0 ? '' : `, ${roles.join(', ')}`}`,
  );
  return `
CONECT runs.

  Graph   ${address}/graphql
  IDE     ${address}/ide
  Mails   ${mail === null ? 'go out by SMTP_URL' : pathToFileURL(mail).href}
  Logs    ${pathToFileURL(logs).href}

Demo accounts (e-mail, password, who):
${lines.join('\n')}
${certificate === undefined ? '' : `\nA volunteer's certificate, verified by its code ${certificate.code}:\n\n  ${certificate.url}\n`}
Paste this into the IDE:

${query}

Ctrl-C stops everything and keeps the data.
`;
}
