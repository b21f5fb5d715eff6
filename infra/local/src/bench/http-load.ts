import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { Problem } from '../problem';

/** How much of one load. */
interface Load {
  readonly requests: number;
  readonly connections: number;
}

/** One query, sent over and over on kept connections. */
export interface HttpLoad {
  /** Sends it once, or another one in its place; answers the body. */
  readonly ask: (other?: string) => Promise<string>;
  /** Sends it as often as the load says; answers the seconds. An answer other than the first ends the measurement. */
  readonly run: (load: Load) => Promise<number>;
  readonly close: () => void;
}

/** Makes the load of one query on one gateway, as somebody who signed in if a token is given. */
export function createHttpLoad(url: string, body: string, token: string | null = null): HttpLoad {
  const agent = new Agent({ keepAlive: true });
  const headers = { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
  const ask = (sending = body): Promise<string> =>
    new Promise((resolve, reject) => {
      const sent = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(sending) } }, (response) => {
        text(response).then((answer) => (response.statusCode === 200 ? resolve(answer) : reject(refused(url, answer))), reject);
      });
      sent.on('error', reject).end(sending);
    });
  const askRight = async (expected: string): Promise<void> => {
    const answer = await ask();
    if (answer !== expected) throw refused(url, answer);
  };

  return {
    ask,
    async run({ requests, connections }) {
      const expected = await ask();
      if (expected.includes('"errors"')) throw refused(url, expected);
      let left = requests;
      const client = async (): Promise<void> => {
        for (; left > 0; ) {
          left -= 1;
          await askRight(expected);
        }
      };
      const startedAt = performance.now();
      await Promise.all(Array.from({ length: connections }, client));
      return (performance.now() - startedAt) / 1_000;
    },
    close: () => agent.destroy(),
  };
}

const refused = (url: string, answer: string): Problem => new Problem(`${url} did not answer as before: ${answer.slice(0, 300)}`);
