import type { Pool, PoolClient } from 'pg';

/** A connection that is kept for longer than a statement. */
interface HeldClient {
  readonly client: PoolClient;
  /** Gives it back; a broken one is thrown away. */
  readonly release: (isBroken?: boolean) => void;
}

/** Takes a connection for a while. Losing it between statements must not end the process: the next statement tells of it. */
export async function holdClient(pool: Pool): Promise<HeldClient> {
  const client = await pool.connect();
  let isLost = false;
  const onError = (): void => void (isLost = true);
  client.on('error', onError);
  return {
    client,
    release: (isBroken = false) => {
      client.off('error', onError);
      client.release(isBroken || isLost);
    },
  };
}
