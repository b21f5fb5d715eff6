import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPaperFolder } from '@conect/papers';
import { waitFor } from '@conect/testing';
import { createPaperShelf } from './paper-shelf';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conect-papers-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const paper = (text: string) => () => Promise.resolve([Buffer.from(text)]);

it('makes a paper once, however many ask for it, and another one under another key', async () => {
  const shelf = createPaperShelf(createPaperFolder(folder));
  const write = jest.fn(paper('matrix'));

  const [one, other] = await Promise.all([shelf.find('a', write), shelf.find('a', write)]);
  const third = await shelf.find('b', paper('pack'));

  expect(write).toHaveBeenCalledTimes(1);
  expect(one).toEqual(other);
  expect((await readdir(folder)).sort()).toEqual([one.sha256, third.sha256].sort());
});

it('keeps no paper past its time, nor what another process left', async () => {
  const left = await createPaperShelf(createPaperFolder(folder)).find('a', paper('old'));
  const shelf = createPaperShelf(createPaperFolder(folder), 1);
  const write = jest.fn(paper('new'));

  const made = await shelf.find('a', write);

  expect(await readdir(folder)).not.toContain(left.sha256);
  await waitFor(async () => !(await readdir(folder)).includes(made.sha256), { describe: 'the paper to go' });
  await shelf.find('a', write);
  expect(write).toHaveBeenCalledTimes(2);
});
