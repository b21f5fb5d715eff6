import type { TestServers } from '../test-servers';

/** What every part of the bench is given. */
export interface BenchRun {
  readonly servers: TestServers;
  readonly env: NodeJS.ProcessEnv;
  readonly interrupted: AbortSignal;
  /** How many rows the register has where a part works with one. */
  readonly registerRows: number;
}
