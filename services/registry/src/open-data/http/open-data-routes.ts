import { answerUnchanged } from '@conect/service-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { openDataNames, type OpenDataFile, type OpenDataFiles, type OpenDataName } from '../application/ports';
import { openDataColumns, openDataLicence } from '../domain/dictionary';

interface Dependencies {
  readonly files: OpenDataFiles;
  readonly read: (sha256: string) => Promise<NodeJS.ReadableStream | null>;
}

const mediaTypes: Readonly<Record<OpenDataName, string>> = {
  'organizations.csv': 'text/csv; charset=utf-8; header=present',
  'organizations.jsonl': 'application/jsonl; charset=utf-8',
};

/** The files of open data at their addresses, and their description. */
export const openDataRoutes =
  ({ files, read }: Dependencies) =>
  (app: FastifyInstance, _options: object, done: () => void): void => {
    for (const name of openDataNames) {
      app.get(`/open-data/${name}`, async (request, reply) => {
        const file = (await files.findAll()).find((known) => known.name === name);
        if (file === undefined) return notMade(reply);
        if (answerUnchanged(request, reply, `"${file.sha256}"`)) return reply;
        const bytes = await read(file.sha256);
        if (bytes === null) return notMade(reply);
        return reply
          .headers({ 'content-type': mediaTypes[name], 'content-length': file.byteLength, 'content-disposition': `attachment; filename="${name}"`, 'last-modified': file.generatedAt.toUTCString() })
          .send(bytes);
      });
    }
    app.get('/open-data/organizations.json', async (request, reply) => {
      const made = await files.findAll();
      if (made.length === 0) return notMade(reply);
      if (answerUnchanged(request, reply, `"${made.map(({ sha256 }) => sha256.slice(0, 32)).join('-')}"`)) return reply;
      return reply.send(describe(made));
    });
    done();
  };

const notMade = (reply: FastifyReply) => reply.code(404).send({ error: 'NOT_FOUND', message: 'The files of open data were not made yet; they are made each night.' });

const describe = (made: readonly OpenDataFile[]) => ({
  title: { ro: 'Catalogul organizațiilor neguvernamentale', en: 'The catalogue of non-governmental organizations' },
  licence: openDataLicence,
  files: made.map(({ name, ...facts }) => ({ name, mediaType: mediaTypes[name], ...facts })),
  columns: openDataColumns,
  notes: {
    ro: 'În CSV, o celulă de text care începe cu =, +, -, @, tab sau rând nou are un apostrof în față, ca foile de calcul să nu o ia drept formulă.',
    en: 'In CSV, a text cell that begins with =, +, -, @, a tab or a line break has an apostrophe before it, so that spreadsheets do not take it for a formula.',
  },
});
