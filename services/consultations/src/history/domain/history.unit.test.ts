import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readHistoryFile } from '../files/read-history-file';
import { createPortalInstitutions } from '../files/portal-institutions';
import { readHistoryRow, type HistoryReading, type HistoryRow } from './history';

const data = join(__dirname, '../../../data');
const reading: HistoryReading = { now: new Date('2026-03-02T08:00:00Z'), institutionIdOf: createPortalInstitutions() };
const row: HistoryRow = {
  id: '0202FE0F-e786-426a-97b6-c532518bdeb7',
  titlu: 'HOTĂRÂRE - privind  calitatea\naerului',
  titlu_original: 'HOTĂRÂRE - privind  calitatea\naerului',
  tip_act_derivat: 'HG',
  institutie: 'Ministerul Mediului, Apelor și Pădurilor',
  data_start: '2015-03-29',
  termen_propuneri: '2015-04-08',
  data_sfarsit: '2015-04-30',
  link: 'http://www.mmediu.ro/proiecte',
  cutie_postala: 'propuneri@mmediu.ro',
};
const codesOf = (changes: Partial<HistoryRow>) => {
  const read = readHistoryRow({ ...row, ...changes }, reading);
  return read.ok ? [] : read.refusals.map(({ code }) => code);
};

it('a row becomes an archived consultation of its days in Romania, with the record of where it comes from', () => {
  const read = readHistoryRow(row, reading);

  expect(read).toMatchObject({
    ok: true,
    value: {
      event: {
        type: 'ConsultationImported',
        consultation: {
          id: row.id.toLowerCase(),
          institutionId: '0193a5d0-0000-7000-8000-000000000125',
          status: 'ARCHIVED',
          archivedFrom: 'NONE',
          content: { title: 'HOTĂRÂRE - privind calitatea aerului', actType: 'GOVERNMENT_DECISION', submission: { email: 'propuneri@mmediu.ro' }, urgency: null },
          // Summer time begins on the day of the publication.
          publishedAt: new Date('2015-03-29T00:00:00+02:00'),
          createdAt: new Date('2015-03-29T00:00:00+02:00'),
          inputDeadline: new Date('2015-04-09T00:00:00+03:00'),
        },
      },
      record: { source: 'consultare.gov.ro', page: 'http://www.mmediu.ro/proiecte', endedOn: '2015-04-30' },
    },
  });
});

it('what the source does not say is not made up', () => {
  expect(readHistoryRow({ ...row, link: '', cutie_postala: '', data_sfarsit: '' }, reading)).toMatchObject({
    value: { event: { consultation: { content: { submission: null, domains: [] }, respondedAt: null } }, record: { page: null, endedOn: null } },
  });
});

it.each<[Partial<HistoryRow>, readonly string[]]>([
  [{ id: '17' }, ['BAD_ID']],
  [{ titlu: ' ' }, ['BAD_TITLE']],
  [{ titlu: 'a'.repeat(5_001) }, ['BAD_TITLE']],
  [{ tip_act_derivat: 'LEX' }, ['UNKNOWN_ACT_TYPE']],
  [{ institutie: 'Ministerul Magiei' }, ['UNKNOWN_INSTITUTION']],
  [{ institutie: 'MINISTERUL MEDIULUI, APELOR SI PADURILOR' }, []],
  [{ data_start: '' }, ['NO_DATES']],
  [{ termen_propuneri: '' }, ['NO_DATES']],
  [{ data_start: '2015-02-30' }, ['BAD_DATES']],
  [{ data_start: '1015-03-01' }, ['BAD_DATES']],
  [{ termen_propuneri: '2015-03-28' }, ['BAD_DATES']],
  [{ data_sfarsit: '2015-03-28' }, ['BAD_DATES']],
  [{ data_sfarsit: 'vara' }, ['BAD_DATES']],
  // Its last minute has begun, and has not ended.
  [{ data_start: '2026-02-20', termen_propuneri: '2026-03-02', data_sfarsit: '' }, ['NOT_OVER']],
  [{ data_start: '2026-02-20', termen_propuneri: '2026-03-01', data_sfarsit: '' }, []],
  [{ link: 'javascript:alert(1)' }, ['BAD_LINK']],
  [{ cutie_postala: 'propuneri' }, ['BAD_MAILBOX']],
  [{ id: '', link: 'x', tip_act_derivat: '' }, ['BAD_ID', 'UNKNOWN_ACT_TYPE', 'BAD_LINK']],
])('%j is refused with %j', (changes, codes) => {
  expect(codesOf(changes)).toEqual(codes);
});

it('of the 2,796 of the portal, those without a date of publication are refused, and no others', async () => {
  const rows = await readHistoryFile(join(data, 'consultations-2015-2016.csv'));
  const reads = rows.map(({ row: one }) => readHistoryRow(one!, reading));

  expect(rows).toHaveLength(2_796);
  expect(reads.filter(({ ok }) => ok)).toHaveLength(2_755);
  expect(new Set(reads.flatMap((read) => (read.ok ? [] : read.refusals.map(({ code }) => code))))).toEqual(new Set(['NO_DATES']));
});

it('every name of the portal is an institution that identity knows by that name', () => {
  const seeded = readFileSync(join(__dirname, '../../../../identity/data/institutions-2016.csv'), 'utf8').trimEnd().split('\n').slice(1).map((line) => line.split(';'));
  const lines = readFileSync(join(data, 'institutions-2015-2016.csv'), 'utf8').trimEnd().split('\n').slice(1);

  expect(lines).toHaveLength(21);
  for (const line of lines) {
    const id = line.slice(line.lastIndexOf(',') + 1);
    const [, name] = seeded.find(([known]) => known === id)!;
    expect(reading.institutionIdOf(name!)).toBe(id);
  }
});
