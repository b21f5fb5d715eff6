import { dataExportEvents } from '@conect/events';
import { beginGathering, endGathering, expireExport, exportingServices, givePartUp, isFetchable, notePart, refusalOfRequest, requestExport, type DataExport, type DataExportState, type DataExportTerms } from './data-export';

const terms: DataExportTerms = { patienceMinutes: 15, keptHours: 48, perDay: 3 };
const start = new Date('2026-03-02T09:00:00Z');
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const asked = requestExport({ id: 'export', userId: 'mara' }, terms, start).dataExport;
const answer = { sha256: 'a'.repeat(64), byteLength: 10, itemCount: 1, reason: null };
const answered = exportingServices.reduce((one, service) => notePart(one, { service, ...answer }), asked);
const valueOf = <Value>(result: { readonly ok: boolean; readonly value?: Value }): Value => result.value!;
const gathering = valueOf(beginGathering(answered, start)).dataExport;
const ended = (one: DataExport) => valueOf(endGathering(one, 100, { keptHours: 48, now: start }));
const inState: Readonly<Record<DataExportState, DataExport>> = {
  REQUESTED: answered,
  GATHERING: gathering,
  READY: ended(gathering).dataExport,
  INCOMPLETE: ended(givePartUp(gathering, 'registry')).dataExport,
  EXPIRED: valueOf(expireExport(ended(gathering).dataExport, after(48 * 60))).dataExport,
};

/** Every edge: from, by, to, event. */
const edges = [
  [null, 'requestExport', 'REQUESTED', 'DataExportRequested'],
  ['REQUESTED', 'beginGathering', 'GATHERING', 'DataExportGathering'],
  ['GATHERING', 'endGathering', 'READY', 'DataExportReady'],
  ['GATHERING', 'endGathering of some', 'INCOMPLETE', 'DataExportIncomplete'],
  ['READY', 'expireExport', 'EXPIRED', 'DataExportExpired'],
  ['INCOMPLETE', 'expireExport', 'EXPIRED', 'DataExportExpired'],
] as const;

const moves = {
  beginGathering: (one: DataExport) => beginGathering(one, after(15)),
  endGathering: (one: DataExport) => endGathering(one, 100, { keptHours: 48, now: start }),
  'endGathering of some': (one: DataExport) => endGathering(givePartUp(one, 'registry'), 100, { keptHours: 48, now: start }),
  expireExport: (one: DataExport) => expireExport(one, after(48 * 60)),
} as const;

describe('a request for one\'s own data', () => {
  const cases = (Object.keys(inState) as DataExportState[]).flatMap((state) => (Object.keys(moves) as (keyof typeof moves)[]).map((move) => [state, move] as const));

  it.each(cases)('in %s by %s goes where the table says, and nowhere else', (state, move) => {
    const edge = edges.find(([from, by]) => from === state && by === move);
    const result = moves[move](inState[state]);

    expect(result.ok ? [result.value.dataExport.state, result.value.event.name, result.value.dataExport.version] : result.refusals).toEqual(
      edge === undefined ? [{ code: 'INVALID_STATE' }] : [edge[2], edge[3], inState[state].version + 1],
    );
  });

  it('tells every edge by an event of its own name, and no other events are there', () => {
    expect([...new Set(edges.map(([, , , event]) => event))].sort()).toEqual(dataExportEvents.map(({ name }) => name).sort());
  });

  it('waits for the last answer or for the end of its time, and then names who is left out', () => {
    const some = notePart(asked, { service: 'identity', ...answer });

    expect(beginGathering(some, after(14.9)).ok).toBe(false);
    expect(valueOf(beginGathering(some, after(15))).dataExport.parts.map(({ service, reason }) => [service, reason])).toEqual([
      ['identity', null],
      ['registry', 'NOT_IN_TIME'],
      ['volunteering', 'NOT_IN_TIME'],
      ['consultations', 'NOT_IN_TIME'],
      ['messaging', 'NOT_IN_TIME'],
    ]);
  });

  it('hears the first answer of a service, and none once it is gathered', () => {
    const other = { ...answer, sha256: 'b'.repeat(64) };

    expect(notePart(answered, { service: 'registry', ...other })).toEqual(answered);
    expect(notePart(gathering, { service: 'registry', ...other, reason: 'NOT_MADE' })).toEqual(gathering);
    expect(notePart(asked, { service: 'registry', sha256: null, byteLength: null, itemCount: null, reason: 'TOO_LARGE' }).parts[1]).toMatchObject({ state: 'MISSING', reason: 'TOO_LARGE' });
  });

  it.each([
    ['nobody asked before', [], null],
    ['one is under way', [asked], 'DATA_EXPORT_UNDER_WAY'],
    ['one is being gathered', [gathering], 'DATA_EXPORT_UNDER_WAY'],
    ['two ended within the day', [inState.READY, inState.EXPIRED], null],
    ['three ended within the day', [inState.READY, inState.EXPIRED, inState.INCOMPLETE], 'QUOTA_EXCEEDED'],
  ] as const)('when %s', (_when, earlier, code) => {
    expect(refusalOfRequest(earlier, terms, after(60))).toBe(code);
    expect(refusalOfRequest(earlier.filter(({ endedAt }) => endedAt !== null), terms, after(24 * 60))).toBeNull();
  });

  it('is fetched until its time is over', () => {
    expect((Object.keys(inState) as DataExportState[]).filter((state) => isFetchable(inState[state], after(48 * 60 - 1)))).toEqual(['READY', 'INCOMPLETE']);
    expect(isFetchable(inState.READY, after(48 * 60))).toBe(false);
  });
});
