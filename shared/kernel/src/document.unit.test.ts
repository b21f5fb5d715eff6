import { isUsableFor, refusalsOfDocuments, type Document, type DocumentField } from './document';

type Purpose = 'STATUTE' | 'LOGO';

const statute: Document<Purpose> = {
  id: 's',
  ownerUserId: 'ana',
  purpose: 'STATUTE',
  fileName: 'statut.pdf',
  mediaType: 'application/pdf',
  byteLength: 1,
  sha256: 'a1'.repeat(32),
  createdAt: new Date(0),
  storedAt: new Date(1),
};

test('a document is usable by who brought it, for what it was announced, once it is there', () => {
  expect(isUsableFor('STATUTE', statute, 'ana')).toBe(true);
  expect(isUsableFor('LOGO', statute, 'ana')).toBe(false);
  expect(isUsableFor('STATUTE', statute, 'ion')).toBe(false);
  expect(isUsableFor('STATUTE', { ...statute, storedAt: null }, 'ana')).toBe(false);
  expect(isUsableFor<Purpose>('STATUTE', null, 'ana')).toBe(false);
});

describe('the documents of a change', () => {
  const fields: readonly DocumentField<'statuteId' | 'logoId', Purpose, 'BAD'>[] = [
    { name: 'statuteId', purpose: 'STATUTE', refusal: { code: 'BAD', field: ['statute'] } },
    { name: 'logoId', purpose: 'LOGO', refusal: { code: 'BAD', field: ['logo'] } },
  ];
  const known: Record<string, Document<Purpose>> = { s: statute, l: { ...statute, id: 'l', purpose: 'LOGO' } };
  const finder = { findById: async (id: string) => known[id] ?? null };
  const refusedFields = async (change: Parameters<typeof refusalsOfDocuments<'statuteId' | 'logoId', Purpose, 'BAD'>>[2]) =>
    (await refusalsOfDocuments(finder, fields, change)).map(({ field }) => field?.[0]);

  it('may be left out, or be the right ones', async () => {
    expect(await refusedFields({ before: null, after: { statuteId: null, logoId: null }, userId: 'ana' })).toEqual([]);
    expect(await refusedFields({ before: null, after: { statuteId: 's', logoId: 'l' }, userId: 'ana' })).toEqual([]);
  });

  it('are refused by field when they are of another purpose, unknown or of somebody else', async () => {
    expect(await refusedFields({ before: null, after: { statuteId: 'l', logoId: 'unknown' }, userId: 'ana' })).toEqual(['statute', 'logo']);
    expect(await refusedFields({ before: null, after: { statuteId: 's', logoId: null }, userId: 'ion' })).toEqual(['statute']);
  });

  it('stay when they were there before, whoever brought them', async () => {
    expect(await refusedFields({ before: { statuteId: 's', logoId: 'x' }, after: { statuteId: 's', logoId: 'l' }, userId: 'ion' })).toEqual(['logo']);
  });
});
