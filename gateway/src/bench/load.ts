import { Pool } from 'undici';

/** The load of one turn. */
export interface Load {
  readonly url: string;
  readonly body: string;
  readonly requests: number;
  readonly connections: number;
}

/** Sends the same query over and over on kept-alive connections; an answer with errors or of another length ends the measurement. */
export async function sendLoad({ url, body, requests, connections }: Load): Promise<{ seconds: number; answerBytes: number }> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const startedAt = performance.now();
  let left = requests;
  let answerBytes = 0;
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const answer = await pool.request({ path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json' }, body });
      const text = await answer.body.text();
      if (answer.statusCode !== 200 || text.includes('"errors"')) throw new Error(`Answered ${answer.statusCode}: ${text.slice(0, 300)}`);
      answerBytes = text.length;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  return { seconds, answerBytes };
}
