import { actorGroups, outcomes, outcomesOf } from './actors';
import type { Rows } from './row';
import { accounts, lastOfAll } from './rows/accounts';
import { applications } from './rows/applications';
import { broadcasts } from './rows/broadcasts';
import { consultations } from './rows/consultations';
import { dataExport } from './rows/data-export';
import { debates } from './rows/debates';
import { contracts } from './rows/contracts';
import { contributions } from './rows/contributions';
import { erasure } from './rows/erasure';
import { hours } from './rows/hours';
import { ideas } from './rows/ideas';
import { inbox } from './rows/inbox';
import { legalTerms } from './rows/legal-terms';
import { invitations } from './rows/invitations';
import { letters } from './rows/letters';
import { moderation } from './rows/moderation';
import { institutions, members } from './rows/memberships';
import { opportunities } from './rows/opportunities';
import { endings, organizations } from './rows/organizations';
import { papers } from './rows/papers';
import { publicUtility } from './rows/public-utility';
import { registrations } from './rows/registrations';
import { reports } from './rows/reports';
import { follows } from './rows/follows';
import { threads } from './rows/threads';
import { webhooks } from './rows/webhooks';

/** Every mutation, in an order in which each finds what it needs; what closes something behind itself comes late. */
export const table: Rows = {
  // Everybody has signed in within the last minutes.
  ...dataExport,
  ...registrations,
  ...organizations,
  ...publicUtility,
  ...consultations,
  ...debates,
  ...contributions,
  ...moderation,
  ...ideas,
  ...legalTerms,
  ...invitations,
  ...reports,
  ...opportunities,
  ...hours,
  ...papers,
  ...applications,
  ...contracts,
  ...threads,
  ...follows,
  ...letters,
  ...webhooks,
  ...broadcasts,
  ...inbox,
  ...members,
  ...institutions,
  ...endings,
  ...erasure,
  ...accounts,
  ...lastOfAll,
};

/** The mutation that a row is about: its key without the remark. */
export const mutationOf = (key: string): string => key.split(' ')[0]!;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The table as it is published. */
export function published(): string {
  const keys = Object.keys(table).sort();
  return [
    '# Who may change what',
    '',
    'Every mutation of the graph and everybody who may ask for it. Made from `test/permissions` by `WRITE_PERMISSIONS=1 npm test -- gateway/test/permissions/table`;',
    '`test/permissions/permissions.e2e.test.ts` asks all of it of the running graph, each of those who are refused with the very input that then succeeds for who is not.',
    '',
    ...Object.entries(outcomes).map(([letter, meaning]) => `- **${letter}** ${meaning}`),
    '',
    '`own` and `other` are said of the organization or the institution that the change is about; `owner` is the person whose thing it is: the applicant of a registration, the claimant,',
    'the one invited, the holder of a session or a passkey. All of SGG but one signed in with a second factor, which production asks for. A remark in brackets is another way of calling the mutation.',
    '',
    'Columns: ' + Object.entries(actorGroups).map(([group, names]) => `${group === '' ? '' : `**${group}** `}${names.join(', ')}`).join('; ') + '.',
    '',
    line(['mutation', ...Object.keys(actorGroups).map((group) => group || 'anybody')]),
    line(['---', ...Object.keys(actorGroups).map(() => '---')]),
    ...keys.map((key) => line([`\`${mutationOf(key)}\`${key.slice(mutationOf(key).length)}`, ...groupedLetters(key)])),
    '',
  ].join('\n');
}

function groupedLetters(key: string): readonly string[] {
  const letters = [...outcomesOf(key, table[key]!.who).values()];
  let at = 0;
  return Object.values(actorGroups).map((names) => {
    const cell = letters.slice(at, at + names.length).join(' ');
    at += names.length;
    return `\`${cell}\``;
  });
}
