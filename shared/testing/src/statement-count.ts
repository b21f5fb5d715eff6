import { Client } from 'pg';

/** A statement as it was sent, with its values. */
interface SentStatement {
  readonly text: string;
  readonly values: readonly unknown[];
}

let count = 0;
let isCounting = false;
const watchers: ((statement: SentStatement) => void)[] = [];

/** Counts the statements that this process sends from now on, whoever sends them. */
export function countStatements(): () => number {
  if (!isCounting) {
    isCounting = true;
    const { query: send } = Client.prototype as unknown as { query: (this: Client, ...given: unknown[]) => unknown };
    Client.prototype.query = function counted(this: Client, ...given: unknown[]) {
      count += 1;
      const [text, values] = given;
      if (typeof text === 'string') for (const watch of watchers) watch({ text, values: Array.isArray(values) ? values : [] });
      return send.apply(this, given);
    } as typeof Client.prototype.query;
  }
  return () => count;
}

/** How many statements an action takes where jobs and relays run beside it: they only add, so the fewest of several times is what it takes itself. */
export async function fewestStatements(action: () => Promise<unknown>, times = 8): Promise<number> {
  const sent = countStatements();
  let fewest = Infinity;
  for (let time = 0; time < times; time += 1) {
    const before = sent();
    await action();
    fewest = Math.min(fewest, sent() - before);
  }
  return fewest;
}

/** The statements with this text in them that this process sends from now on, e.g. to have one of them explained. */
export function statementsWith(part: string): readonly SentStatement[] {
  countStatements();
  const sent: SentStatement[] = [];
  watchers.push((statement) => void (statement.text.includes(part) && sent.push(statement)));
  return sent;
}
