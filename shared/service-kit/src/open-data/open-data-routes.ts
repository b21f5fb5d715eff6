import type { FastifyInstance, FastifyReply } from 'fastify';
import { answerUnchanged } from '../answer-unchanged';
import { descriptionNameOf, fileNamesOf, openDataForms, openDataLicence, type OpenDataFile, type OpenDataFileName, type OpenDataSet } from './open-data-set';

interface OpenDataRoutesOptions {
  readonly sets: readonly OpenDataSet[];
  /** The files that were made. */
  readonly findAll: () => Promise<readonly OpenDataFile[]>;
  readonly read: (sha256: string) => Promise<NodeJS.ReadableStream | null>;
}

/** The files of open data at their addresses, and the description of each set. */
export const openDataRoutes =
  ({ sets, findAll, read }: OpenDataRoutesOptions) =>
  (app: FastifyInstance, _options: object, done: () => void): void => {
    for (const { name, form } of fileNamesOf(sets)) {
      app.get(`/open-data/${name}`, async (request, reply) => {
        const file = (await findAll()).find((known) => known.name === name);
        if (file === undefined) return notMade(reply);
        if (answerUnchanged(request, reply, `"${file.sha256}"`)) return reply;
        const bytes = await read(file.sha256);
        if (bytes === null) return notMade(reply);
        return reply
          .headers({ 'content-type': openDataForms[form], 'content-length': file.byteLength, 'content-disposition': `attachment; filename="${name}"`, 'last-modified': file.generatedAt.toUTCString() })
          .send(bytes);
      });
    }
    for (const set of sets) {
      app.get(`/open-data/${descriptionNameOf(set)}`, async (request, reply) => {
        const made = madeOf(fileNamesOf([set]), await findAll());
        if (made.length === 0) return notMade(reply);
        if (answerUnchanged(request, reply, `"${made.map(({ sha256 }) => sha256.slice(0, 32)).join('-')}"`)) return reply;
        return reply.send(describe(set, made));
      });
    }
    done();
  };

interface DescribedFile extends OpenDataFile {
  readonly mediaType: string;
}

const madeOf = (names: readonly OpenDataFileName[], files: readonly OpenDataFile[]): readonly DescribedFile[] =>
  names.flatMap(({ name, form }) => files.filter((file) => file.name === name).map((file) => ({ ...file, mediaType: openDataForms[form] })));

const notMade = (reply: FastifyReply) => reply.code(404).send({ error: 'NOT_FOUND', message: 'The files of open data were not made yet; they are made each night.' });

const describe = ({ title, columns }: OpenDataSet, files: readonly DescribedFile[]) => ({
  title,
  licence: openDataLicence,
  files: files.map(({ name, mediaType, ...facts }) => ({ name, mediaType, ...facts })),
  columns,
  notes: {
    ro: 'În CSV, o celulă de text care începe cu =, +, -, @, tab sau rând nou are un apostrof în față, ca foile de calcul să nu o ia drept formulă.',
    en: 'In CSV, a text cell that begins with =, +, -, @, a tab or a line break has an apostrophe before it, so that spreadsheets do not take it for a formula.',
  },
});
