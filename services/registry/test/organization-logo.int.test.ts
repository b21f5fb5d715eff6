import { createHash } from 'node:crypto';
import { anonymous, type Principal } from '@conect/auth';
import { editedOrganizations } from './edited-organizations';
import { accepted, anOrganizationIn } from './operations';
import { aLogo, aStatute, announceStatute, localAddressOf, send, uploadLogo, uploadStatute } from './registry';

const { applicant, officer, editor, registry, anActive, anEnded, update, seen, eventsOf, lastChanges } = editedOrganizations();

describe('the logo', () => {
  const selection = 'logo { url mediaType byteLength sha256 }';
  type SeenLogo = { readonly url: string; readonly mediaType: string; readonly byteLength: number; readonly sha256: string } | null;
  const logoOf = (viewer: Principal, id: string) => seen(viewer, id, selection) as Promise<SeenLogo>;
  const fetchLogo = (url: string, headers: Record<string, string> = {}) => fetch(localAddressOf(registry(), url), { headers });

  it('is public at an address that says when it has not changed, by one event and one audit entry', async () => {
    const id = await anActive();
    const bytes = aLogo();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const before = (await eventsOf(id)).length;
    const logo = await uploadLogo(registry(), editor, bytes);
    accepted(await update(id, { logo }));
    accepted(await update(id, { logo }));

    const found = await logoOf(anonymous, id);
    expect(found).toEqual({ url: expect.stringMatching(`/organizations/${id}/logo\\?v=${sha256.slice(0, 16)}$`), mediaType: 'image/png', byteLength: bytes.length, sha256 });
    const response = await fetchLogo(found!.url);
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(['content-type', 'content-length', 'etag', 'x-content-type-options', 'cache-control'].map((name) => [name, response.headers.get(name)]))).toEqual({
      'content-type': 'image/png',
      'content-length': String(bytes.length),
      etag: `"${sha256}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=300',
    });
    expect((await fetchLogo(found!.url, { 'if-none-match': `"${sha256}"` })).status).toBe(304);
    expect((await fetchLogo(found!.url, { 'if-none-match': '"x"' })).status).toBe(200);
    expect((await eventsOf(id)).slice(before)).toEqual([{ type: 'OrganizationUpdated', fields: ['logo'] }]);
    expect(await lastChanges(id)).toMatchObject({ logoDocumentId: { before: null, after: logo } });
  });

  it('is at another address once it is another image, and at none once it is cleared', async () => {
    const id = await anActive();
    accepted(await update(id, { logo: await uploadLogo(registry(), editor) }));
    const first = await logoOf(anonymous, id);
    accepted(await update(id, { logo: await uploadLogo(registry(), editor) }));
    const second = await logoOf(anonymous, id);

    expect(second!.url).not.toBe(first!.url);
    accepted(await update(id, { logo: null }));
    expect(await logoOf(anonymous, id)).toBeNull();
    expect((await fetchLogo(second!.url)).status).toBe(404);
  });

  it('is a document that was announced as a logo, by who sets it, and stored', async () => {
    const id = await anActive();
    const announced = await announceStatute(registry(), editor, aLogo(), { purpose: 'LOGO', fileName: 'sigla.png', mediaType: 'image/png' });
    const unusable = [announced.upload!.documentId, await uploadLogo(registry(), applicant), await uploadStatute(registry(), editor), id, 'x'];

    for (const logo of unusable) expect(await update(id, { logo })).toMatchObject({ organization: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['logo'] }] });
  });

  it('is an image of a known kind and of at most 1 MiB, and its bytes are what they say', async () => {
    const announce = (bytes: Buffer, changes: object) => announceStatute(registry(), editor, bytes, { purpose: 'LOGO', ...changes });

    expect(await announce(aStatute(), {})).toMatchObject({ upload: null, userErrors: [{ code: 'BAD_USER_INPUT', field: ['mediaType'] }] });
    expect(await announce(aLogo(), { fileName: 'sigla.svg', mediaType: 'image/svg+xml' })).toMatchObject({ upload: null, userErrors: expect.arrayContaining([expect.objectContaining({ field: ['mediaType'] })]) });
    expect(await announce(aLogo(), { fileName: 'sigla.png', mediaType: 'image/png', byteLength: 1_048_577 })).toMatchObject({ upload: null, userErrors: [{ field: ['byteLength'] }] });
    const disguised = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const { upload } = await announce(disguised, { fileName: 'sigla.webp', mediaType: 'image/webp' });
    const response = await send(registry(), upload!, disguised);
    expect({ status: response.status, body: await response.json() }).toMatchObject({ status: 422, body: { code: 'UPLOAD_CONTENT_REFUSED', reason: 'WRONG_TYPE' } });
  });

  it('of a registration is for who sees it, and of an organization that has ended for its people and SGG', async () => {
    const draft = await anOrganizationIn(registry(), 'DRAFT', { applicant, officer }, { logo: await uploadLogo(registry(), applicant) });
    const ended = await anEnded({ logo: await uploadLogo(registry(), applicant) });

    expect(await logoOf(anonymous, ended)).toBeNull();
    for (const id of [draft, ended]) {
      expect((await fetchLogo(`http://x/organizations/${id}/logo`)).status).toBe(404);
      const { url } = (await logoOf(applicant, id))!;
      expect(url).toMatch(/\/documents\/.*signature=/);
      expect((await fetchLogo(url)).status).toBe(200);
    }
    expect((await fetchLogo('http://x/organizations/nobody/logo')).status).toBe(404);
  });
});
