import type { RegisterFacts } from '../../domain/facts';
import { requestPaper, type Paper } from '../../domain/paper';
import type { InPaperTransaction, PaperUnit, WrittenPaper } from '../ports';
import { createMakePaper } from './make-paper';

const facts: RegisterFacts = { of: 'REGISTER', organizationId: 'o', hostName: null, year: 2026, rowsStamp: 'one', asOf: new Date(0) };
const written: WrittenPaper = { file: 'new', bytes: Buffer.from('x'), sha256: 'hash', byteLength: 1, stamp: 'one' };
const asked = requestPaper({ id: 'p', kind: 'REGISTER', subjectId: 'o', year: 2026, format: 'PDF', requestedBy: 'u', organizationId: 'o', volunteerId: null, stamp: 'one' }, new Date(0));

/** The job on one paper that stands so; `meanwhile` is what happens while it is written. */
function jobOn(before: Paper | null, meanwhile: (world: { paper: Paper | null; rowsStamp: string }) => void = () => undefined) {
  const world = { paper: before, rowsStamp: 'one' };
  const [kept, removed]: [string[], string[]] = [[], []];
  const unit = {
    papers: { findByIdForUpdate: () => Promise.resolve(world.paper), save: (paper: Paper) => Promise.resolve(void (world.paper = paper)) },
    findFacts: () => Promise.resolve({ ...facts, rowsStamp: world.rowsStamp }),
    removeLater: (files: readonly string[]) => Promise.resolve(void removed.push(...files)),
  } as unknown as PaperUnit;
  const inTransaction = (async (_call: unknown, work: (unit: PaperUnit) => Promise<unknown>) => work(unit)) as unknown as InPaperTransaction;
  const { make } = createMakePaper({
    inTransaction,
    newId: () => 'id',
    reader: { findByIds: () => Promise.resolve(world.paper === null ? [] : [world.paper]) },
    write: () => {
      meanwhile(world);
      return Promise.resolve(written);
    },
    shelf: { keep: ({ file }) => Promise.resolve(void kept.push(file)) },
    stampOf: (found) => (found.of === 'REGISTER' ? found.rowsStamp : ''),
  });
  return { make: () => make('p'), world, kept, removed };
}

it('a paper that is being made is READY once its bytes are kept', async () => {
  const { make, world, kept, removed } = jobOn(asked);
  await make();
  expect(world.paper).toEqual({ ...asked, state: 'READY', sha256: 'hash', byteLength: 1, file: 'new' });
  expect([kept, removed]).toEqual([['new'], []]);
});

it('what an earlier try may have kept is removed', async () => {
  const { make, removed } = jobOn({ ...asked, file: 'old' });
  await make();
  expect(removed).toEqual(['old']);
});

it('nothing is kept of a paper that is made already, or that is gone when it is written', async () => {
  for (const job of [jobOn({ ...asked, state: 'READY' }), jobOn(null), jobOn(asked, (world) => (world.paper = null))]) {
    await job.make();
    expect(job.kept).toEqual([]);
  }
});

it('a paper that another process has made meanwhile stays as it is', async () => {
  const ready: Paper = { ...asked, state: 'READY', sha256: 'other', byteLength: 2, file: 'other' };
  const { make, world, kept, removed } = jobOn(asked, (changed) => (changed.paper = ready));
  await make();
  expect([world.paper, kept, removed]).toEqual([ready, [], []]);
});

it('what changed while it was written is not kept: the job fails, and is tried again', async () => {
  const { make, world, kept } = jobOn(asked, (changed) => (changed.rowsStamp = 'two'));
  await expect(make()).rejects.toThrow('to stay while it is written');
  expect(kept).toEqual([]);
  expect(world.paper).toMatchObject({ state: 'BEING_MADE', file: 'new' });
});
