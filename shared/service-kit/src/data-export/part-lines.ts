import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { ExportSection } from './section';

const words = z.object({ RO: z.string(), EN: z.string() });

/** One line of a part: what a section is, or one row of the section before it. */
const lineSchema = z.union([
  z.object({ section: z.object({ name: z.string().regex(/^[a-z0-9-]{1,60}$/), title: words, basis: words, kept: words, columns: z.record(z.string(), words) }) }),
  z.object({ row: z.record(z.string(), z.unknown()) }),
]);

/** See {@link partLines}. */
export type PartLine = z.infer<typeof lineSchema>;

/** What a part says of one of its sections. */
export type PartSection = Extract<PartLine, { section: unknown }>['section'];

interface Reading {
  readonly manager: EntityManager;
  readonly userId: string;
  /** Told of each row. */
  readonly countRow: () => void;
}

/** A part as text, a JSON value to a line: each section, also an empty one, and then its rows. */
export async function* partLines(sections: readonly ExportSection[], { manager, userId, countRow }: Reading): AsyncGenerator<string> {
  for (const { name, title, basis, kept, columns, rows } of sections) {
    yield lineOf({ section: { name, title, basis, kept, columns } });
    for await (const row of rows(manager, userId)) {
      countRow();
      yield lineOf({ row: Object.fromEntries(Object.keys(columns).map((column) => [column, row[column] ?? null])) });
    }
  }
}

const lineOf = (line: PartLine): string => `${JSON.stringify(line)}\n`;

/** A line as it was meant; throws for what is none. */
export const readPartLine = (text: string): PartLine => lineSchema.parse(JSON.parse(text));
