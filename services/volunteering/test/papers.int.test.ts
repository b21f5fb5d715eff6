import { createHash } from 'node:crypto';
import { contractSeenBy, aHost, anActiveContract, type Host } from './contract-examples';
import { startListeningVolunteering, type ListeningVolunteering } from './events';
import { madePaper, plain, saidByHtml, saidByPdf } from './papers';
import { setClock } from './volunteering';

let service: ListeningVolunteering;
let host: Host;

beforeAll(async () => {
  service = await startListeningVolunteering();
});
afterAll(() => service?.stop());
beforeEach(async () => {
  await setClock(service, '2026-03-10T08:00:00Z');
  host = await aHost(service);
});

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a contract as a paper', () => {
  it('says word for word what both signed, and how, as PDF and as HTML', async () => {
    const { id, mara } = await anActiveContract(service, host);
    const { text, sha256 } = (await contractSeenBy(service, mara, id))!;
    const [pdf, html] = [await madePaper(service, mara, { kind: 'CONTRACT', format: 'PDF', contractId: id }), await madePaper(service, host.ion, { kind: 'CONTRACT', format: 'HTML', contractId: id })];

    for (const { paper, bytes, response } of [pdf, html]) {
      expect(paper).toMatchObject({ kind: 'CONTRACT', state: 'READY', failure: null, sha256: sha256Of(bytes), byteLength: bytes.length });
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      expect(response.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    }
    expect(pdf.response.headers.get('content-type')).toBe('application/pdf');
    expect(html.response.headers.get('content-disposition')).toBe('attachment; filename="contract-de-voluntariat.html"');
    const [read, seen] = [saidByPdf(pdf.bytes), saidByHtml(html.bytes)];
    for (const said of [read, seen]) {
      for (const block of text!) expect(said).toContain(plain(block.text));
      expect(said).toContain('Mara Ștefănescu');
      expect(said.replaceAll(' ', '').split(sha256!).length - 1).toBe(3);
      expect(said).toContain('act înregistrat în CONECT al persoanei autentificate');
    }
  });
});
