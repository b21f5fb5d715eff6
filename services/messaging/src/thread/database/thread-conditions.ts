import type { ThreadList } from '../application/ports';
import type { ThreadFilter } from '../domain/thread-filter';

/** Which rows a list keeps: where they are read, conditions that begin with AND, and their values from `$2` on; those alone that are asked for, so that PostgreSQL can plan by them. */
interface Conditions {
  readonly from: string;
  readonly where: string;
  readonly values: readonly unknown[];
}

type Filter = ThreadFilter & Pick<ThreadList, 'readerId'>;

/** Takes a value; answers where it stands in the statement. */
type Value = (value: unknown, type: string) => string;

const taking = (kind: 'ORGANIZATION' | 'INSTITUTION', id: string): string => `EXISTS (SELECT 1 FROM thread_participant o WHERE o.thread_id = p.thread_id AND o.party_kind = '${kind}' AND o.party_id = ${id})`;

type Field = (filter: Filter, value: Value) => string | null;

/** Each field of the filter that is about the thread itself, `t`, in SQL; null when it is not given. */
const ofThread: readonly Field[] = [
  ({ kinds }, value) => kinds && `t.kind = ANY (${value(kinds, 'text[]')})`,
  ({ statuses }, value) => statuses && `t.status = ANY (${value(statuses, 'text[]')})`,
  ({ isOverdue }) => isOverdue === null ? null : `t.overdue_since IS ${isOverdue ? 'NOT NULL' : 'NULL'}`,
  // Who takes care of a thread is nothing that the sender learns, by asking for it neither.
  ({ assignment }, value) => assignment && `p.side = 'RECIPIENT' AND t.assignee_id ${assignment === 'NOBODY' ? 'IS NULL' : `= ${value(assignment.to, 'uuid')}`}`,
  ({ contextId }, value) => contextId && `t.context_id = ${value(contextId, 'uuid')}`,
  ({ registration }, value) => registration && `t.registration_number = ${value(registration.number, 'integer')}`,
  ({ registration }, value) => registration?.year == null ? null : `t.registration_year = ${value(registration.year, 'integer')}`,
];

/** The others, for which the row of the party, `p`, is enough. */
const ofParty: readonly Field[] = [
  ({ isUnread, readerId }, value) => isUnread === null ? null : `p.thread_id ${isUnread ? '' : 'NOT '}IN (SELECT u.thread_id FROM thread_unread u WHERE u.user_id = ${value(readerId, 'uuid')})`,
  ({ side }, value) => side && `p.side = ${value(side, 'text')}`,
  ({ organizationId }, value) => organizationId && taking('ORGANIZATION', value(organizationId, 'uuid')),
  ({ institutionId }, value) => institutionId && taking('INSTITUTION', value(institutionId, 'uuid')),
  ({ openedFrom }, value) => openedFrom && `p.opened_at >= ${value(openedFrom, 'timestamptz')}`,
  ({ openedBefore }, value) => openedBefore && `p.opened_at < ${value(openedBefore, 'timestamptz')}`,
  // The party itself is among the words, so that the index is read for its letters alone.
  ({ words }, value) =>
    words.length === 0 ? null : `p.thread_id IN (SELECT s.thread_id FROM thread_message_search s WHERE s.words @@ (search_query(${value(words, 'text[]')}) && ('''@' || asked."partyId" || '''')::tsquery))`,
];

/** Which threads of a party a list keeps. */
export function conditionsOf({ filter, readerId }: ThreadList): Conditions {
  const values: unknown[] = [];
  const value: Value = (given, type) => `$${values.push(given) + 1}::${type}`;
  const inSql = (fields: readonly Field[]): readonly string[] => fields.map((field) => field({ ...filter, readerId }, value)).filter((condition) => condition !== null);
  const [threadConditions, partyConditions] = [inSql(ofThread), inSql(ofParty)];
  return {
    // A thread of which nothing is asked is not looked up: for what is unread that would be done for every thread on the way to it.
    from: threadConditions.length === 0 ? 'thread_participant p' : 'thread_participant p JOIN thread t ON t.id = p.thread_id',
    where: [...partyConditions, ...threadConditions].map((condition) => ` AND ${condition}`).join(''),
    values,
  };
}
