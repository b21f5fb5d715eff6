import { Client } from 'pg';

let count = 0;
let isCounting = false;

/** Counts the statements that this process sends from now on, whoever sends them. */
export function countStatements(): () => number {
  if (!isCounting) {
    isCounting = true;
    const { query: send } = Client.prototype as unknown as { query: (this: Client, ...given: unknown[]) => unknown };
    Client.prototype.query = function counted(this: Client, ...given: unknown[]) {
      count += 1;
      return send.apply(this, given);
    } as typeof Client.prototype.query;
  }
  return () => count;
}
