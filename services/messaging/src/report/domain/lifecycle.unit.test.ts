import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messagingEvents } from '@conect/events';
import { enumValuesIn } from '@conect/testing';
import { publishedReport } from '../events/published';
import { beginReport, endReport, reportLifecycle } from './lifecycle';
import type { ThreadReport, ThreadReportStatus } from './thread-report';

const sdl = readFileSync(join(__dirname, '../../../schema/report.graphql'), 'utf8');
const statuses = enumValuesIn(sdl, 'ThreadReportStatus') as readonly ThreadReportStatus[];
const mutations = [...sdl.matchAll(/^ {4}input: (\w+)Input!$/gm)].map(([, name]) => `${name![0]!.toLowerCase()}${name!.slice(1)}`);
const [then, later] = [new Date('2026-03-02T08:00:00Z'), new Date('2026-03-06T08:00:00Z')];
const said = { id: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0c1', threadId: '0193a5d2-7f00-7cc1-9d55-3f6a0c1bf0f1', side: 'RECIPIENT', reporterId: '0193a5cf-7f00-7cc1-9d55-3f6a0c1be0b1', messageIds: ['m'], reason: 'Insultă.' } as const;
const at = (status: ThreadReportStatus): ThreadReport => ({ ...beginReport(said, then).report, status });
const edges = reportLifecycle.map((edge) => [`${edge.from} -> ${edge.to} by ${edge.by} of ${edge.actor}`, edge] as const);

describe('every edge of a report', () => {
  it.each(edges)('%s leads where it says, and tells the others as its contract says', (_name, { from, to, by, actor, event }) => {
    expect([...mutations, 'UserErased']).toContain(by);
    const walked = from === 'NONE' ? beginReport(said, later) : endReport(at(from), { to: to as 'UPHELD', actor: actor as 'SGG' }, later);
    const { contract, data } = publishedReport(walked);

    expect(walked).toMatchObject({ type: event, report: { status: to, version: from === 'NONE' ? 1 : 2, statusSince: later } });
    expect([contract.name, contract.data.parse(data)]).toEqual([event, data]);
  });

  it('stands once, and no mutation, state and event is left over', () => {
    expect(new Set(edges.map(([name]) => name)).size).toBe(edges.length);
    expect([...new Set(reportLifecycle.map(({ by }) => by))].sort()).toEqual([...mutations, 'UserErased'].sort());
    expect(statuses.filter((status) => !reportLifecycle.some(({ to }) => to === status))).toEqual([]);
    expect(statuses.filter((status) => !reportLifecycle.some(({ from }) => from === status)).sort()).toEqual(['DISMISSED', 'UPHELD']);
    expect([...new Set(reportLifecycle.map(({ event }) => event))].sort()).toEqual(messagingEvents.filter(({ aggregate }) => aggregate === 'thread-report').map(({ name }) => name).sort());
  });

  it('is the only way: another one is a fault', () => {
    const ways = statuses.flatMap((status) => (['UPHELD', 'DISMISSED'] as const).flatMap((to) => (['SGG', 'ERASURE'] as const).map((actor) => ({ status, to, actor }))));
    const closed = ways.filter(({ status, to, actor }) => !reportLifecycle.some((edge) => edge.from === status && edge.to === to && edge.actor === actor));

    for (const { status, to, actor } of closed) expect(() => endReport(at(status), { to, actor }, later)).toThrow('Expected an edge');
    expect(closed).toHaveLength(ways.length - 3);
  });
});
