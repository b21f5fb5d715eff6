import { createHttpServer, type HttpServer, type ReadinessCheck } from './http-server';
import { createLogger } from './logger';

const logger = createLogger({ service: 'test', level: 'silent' });
const servers: HttpServer[] = [];

async function start(readiness: Record<string, ReadinessCheck> = {}, watched: Record<string, ReadinessCheck> = {}) {
  const server = createHttpServer({ logger, readiness, watched });
  servers.push(server);
  return { server, url: await server.listen({ host: '127.0.0.1', port: 0 }) };
}
afterAll(() => Promise.all(servers.map((server) => server.close())));

describe('an HTTP server of a process', () => {
  it('is alive and ready when every check passes', async () => {
    const { url } = await start({ database: () => Promise.resolve() });

    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready', failed: {}, degraded: {} });
  });

  it('names what failed without telling why, and stays alive', async () => {
    const { url } = await start({ database: () => Promise.reject(new Error('password authentication failed for "x"')) });

    const answer = await fetch(`${url}/readyz`);

    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({ status: 'not ready', failed: { database: 'failed' }, degraded: {} });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('stays ready without what it can do without for a while, and names it', async () => {
    const { url } = await start({ database: () => undefined }, { broker: () => Promise.reject(new Error('no broker')) });

    const answer = await fetch(`${url}/readyz`);

    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'ready', failed: {}, degraded: { broker: 'failed' } });
  });

  it('gives up on a check that never answers', async () => {
    const { url } = await start({ broker: () => new Promise(() => undefined) });

    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  });

  it('measures requests by route', async () => {
    const { url } = await start();
    await fetch(`${url}/healthz`);

    expect(await (await fetch(`${url}/metrics`)).text()).toContain('http_request_duration_seconds_count{method="GET",route="/healthz",status="200"} 1');
  });
});
