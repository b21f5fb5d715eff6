import { randomInt } from 'node:crypto';
import { createSeededRandom } from '@conect/kernel';
import { aRow, createRegisterFiles, eventTypesIn, fileOf, organizationsIn, type RegisterFiles } from './register-files';
import { startRegistry, type TestRegistry } from './registry';

jest.setTimeout(240_000);

let registry: TestRegistry;
let files: RegisterFiles;

beforeAll(async () => {
  registry = await startRegistry();
  files = await createRegisterFiles(registry);
});
afterAll(async () => {
  await registry?.stop();
  await files?.remove();
});

const cuts = 50;
const seed = Number(process.env['CUT_SEED'] ?? randomInt(1, 1_000_000));

describe(`a file of the register that was cut at a random byte (CUT_SEED=${seed})`, () => {
  it(`comes in whole or not at all, ${cuts} times`, async () => {
    const rows = Array.from({ length: 40 }, (_, index) => aRow(index + 1, index % 4 === 0 ? { scop: '"ocrotirea pădurii\nși, a apelor"' } : { denumire: `ASOCIAȚIA ȚARNIȚA ${index}` }));
    const bytes = Buffer.from(fileOf(...rows));
    // Only behind the end of a row, which no reader can tell from the end of the file, the part is a whole file in itself.
    const ends = rows.map((_, index) => Buffer.byteLength(fileOf(...rows.slice(0, index + 1))));
    const { share: random } = createSeededRandom(seed);

    for (let cut = 0; cut < cuts; cut += 1) {
      const at = 1 + Math.floor(random() * (bytes.length - 1));
      const outcome = await files.imported('cut.csv', bytes.subarray(0, at));

      const expected = ends.includes(at) ? ends.indexOf(at) + 1 : 0;
      const seen = { at, organizations: (await organizationsIn(registry)).length, events: (await eventTypesIn(registry))['OrganizationImported'] ?? 0 };
      expect(seen).toEqual({ at, organizations: expected, events: expected });
      if (expected === 0) expect(outcome.text).toMatch(/^(Nothing was imported\.|Created 0)/);
      await registry.sql('DELETE FROM organization');
      await registry.sql('DELETE FROM outbox');
    }

    expect((await files.imported('whole.csv', bytes)).text).toBe('Created 40, updated 0, unchanged 0, refused 0.');
  });
});
