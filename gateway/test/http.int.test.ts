import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { serverAudits } from 'graphql-http';
import { startShopGateway, type ShopGateway } from './fixtures/shop-gateway';

describe('GraphQL over HTTP', () => {
  let shop: ShopGateway;

  beforeAll(async () => {
    shop = await startShopGateway();
  });
  afterAll(() => shop.stop());

  const json = { 'content-type': 'application/json' };
  const post = (body: string, headers: Record<string, string> = json) => shop.send({ method: 'POST', headers, body });

  describe('the audits of graphql-http', () => {
    /** What we do otherwise, and why. */
    const expected: Readonly<Record<string, 'notice' | 'warn'>> = {
      // GET without a header that a form cannot send is refused: cross-site request forgery.
      '5A70': 'notice',
      D6D5: 'notice',
      '6A70': 'notice',
    };

    it.each(serverAudits({ url: 'http://audited/graphql' }).map(({ id, name }) => [id, name]))('%s: %s', async (id) => {
      const audits = serverAudits({ url: `${shop.url}/graphql`, fetchFn: fetch });
      const result = await audits.find((audit) => audit.id === id)!.fn();

      expect([id, result.status, 'reason' in result ? result.reason : '']).toEqual([id, expected[id] ?? 'ok', expect.any(String)]);
    });

    it.each(Object.keys({ '5A70': 1, D6D5: 1, '6A70': 1 }))('%s passes with the header that shows no form sent it', async (id) => {
      const withHeader: typeof fetch = (url, init) =>
        fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), 'apollo-require-preflight': 'true' } });
      const audit = serverAudits({ url: `${shop.url}/graphql`, fetchFn: withHeader }).find((candidate) => candidate.id === id)!;

      expect((await audit.fn()).status).toBe('ok');
    });
  });

  describe('what cannot be read', () => {
    it.each<[string, () => ReturnType<typeof post>, number, string]>([
      ['malformed JSON', () => post('{"query": "{ __typename }"'), 400, 'BAD_REQUEST'],
      ['an empty body', () => post(''), 400, 'BAD_REQUEST'],
      ['no query', () => post('{"variables":{}}'), 400, 'BAD_REQUEST'],
      ['a query that is a number', () => post('{"query":7}'), 400, 'BAD_REQUEST'],
      ['variables that are a list', () => post('{"query":"{ __typename }","variables":[1]}'), 400, 'BAD_REQUEST'],
      ['variables that are a string', () => post('{"query":"{ __typename }","variables":"{}"}'), 400, 'BAD_REQUEST'],
      ['a __proto__ among the variables', () => post('{"query":"{ __typename }","variables":{"__proto__":{"isAdmin":true}}}'), 400, 'BAD_REQUEST'],
      ['a constructor.prototype', () => post('{"query":"{ __typename }","constructor":{"prototype":{"isAdmin":true}}}'), 400, 'BAD_REQUEST'],
      ['a batch', () => post('[{"query":"{ __typename }"},{"query":"{ __typename }"}]'), 400, 'BAD_REQUEST'],
      ['an unknown path', () => shop.send({}, '/nothing'), 404, 'NOT_FOUND'],
      ['a body without a type', () => post('{"query":"{ __typename }"}', { 'content-type': '' }), 415, 'BAD_REQUEST'],
      ['an unknown type', () => post('{"query":"{ __typename }"}', { 'content-type': 'application/xml' }), 400, 'BAD_REQUEST'],
      ['another method', () => shop.send({ method: 'DELETE', headers: { 'apollo-require-preflight': '1' } }), 405, 'BAD_REQUEST'],
      ['a mutation by GET', () => shop.send({ headers: { 'apollo-require-preflight': '1' } }, `/graphql?query=${encodeURIComponent('mutation { rename(input: {id: "p1", name: "x"}) { product { id } } }')}`), 405, 'BAD_REQUEST'],
      ['a form', () => post('query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' }), 400, 'BAD_REQUEST'],
      ['a multipart form', () => post('--x\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }), 400, 'BAD_REQUEST'],
      ['plain text', () => post('{"query":"{ __typename }"}', { 'content-type': 'text/plain' }), 400, 'BAD_REQUEST'],
      ['a GET that a link could send', () => shop.send({}, '/graphql?query=%7B__typename%7D'), 400, 'BAD_REQUEST'],
    ])('is refused with a code: %s', async (_name, send, status, code) => {
      const answer = await send();

      expect(answer.body.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
      expect(answer.status).toBe(status);
    });

    it.each<[string, string, object | undefined, string]>([
      ['a NUL byte between names', '{ echo\u0000 }', undefined, 'GRAPHQL_PARSE_FAILED'],
      ['a lone surrogate in the document', '{ echo(text: "\ud800") }', undefined, 'GRAPHQL_PARSE_FAILED'],
      ['an unknown field', '{ nothing }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
      ['a missing variable', 'query($t: String!) { echo(text: $t) }', {}, 'BAD_USER_INPUT'],
      ['a variable of the wrong type', 'query($n: Int) { products(first: $n) { totalCount } }', { n: 'many' }, 'BAD_USER_INPUT'],
      ['a number too large', 'query($n: Int) { products(first: $n) { totalCount } }', { n: 1e300 }, 'LIMIT_EXCEEDED'],
      ['a number below every Int', 'query($n: Int) { products(first: $n) { totalCount } }', { n: -1e300 }, 'BAD_USER_INPUT'],
      ['several operations and no name', 'query A { __typename } query B { __typename }', undefined, 'OPERATION_RESOLUTION_FAILURE'],
      ['fragments in a circle', '{ ...A } fragment A on Query { ...A }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
      ['a subscription', 'subscription { anything }', undefined, 'GRAPHQL_VALIDATION_FAILED'],
    ])('is refused with a code: %s', async (_name, query, variables, code) => {
      const asJson = await shop.ask(query, variables ? { variables } : {});
      const asGraphql = await shop.ask(query, { ...(variables ? { variables } : {}), headers: { accept: 'application/graphql-response+json' } });

      expect(asJson.body.errors?.[0]?.extensions.code).toBe(code);
      expect([asJson.status, asGraphql.status]).toEqual([200, 400]);
      expect(asGraphql.body).toEqual(asJson.body);
    });

    it('is refused with a code when the body is 10 MB', async () => {
      const body = JSON.stringify({ query: '{ __typename }', variables: { filling: 'x'.repeat(10_000_000) } });
      const answer = await post(body);

      expect(answer.status).toBe(413);
      expect(answer.body.errors?.[0]?.extensions).toEqual({ code: 'LIMIT_EXCEEDED', limit: 'bodyBytes', allowed: 262_144, given: body.length });
      expect((await shop.ask('{ __typename }')).status).toBe(200);
    });

    it('is refused with a code before it was sent whole, on a connection that stays', async () => {
      const { hostname, port } = new URL(shop.url);
      const socket = connect(Number(port), hostname);
      const received = socket.setEncoding('utf8')[Symbol.asyncIterator]() as AsyncIterator<string>;
      const head = (length: number): string => `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;
      socket.write(head(10_000_000));
      const refusal = String((await received.next()).value);

      socket.write('x'.repeat(10_000_000));
      socket.write(`${head(24)}{"query":"{__typename}"}`);
      const next = String((await received.next()).value);
      socket.destroy();

      expect(refusal).toMatch(/^HTTP\/1\.1 413 [^]*LIMIT_EXCEEDED/);
      expect(next).toMatch(/^HTTP\/1\.1 200 [^]*"__typename":"Query"/);
    });

    it('is refused with a code when the host header is impossible', async () => {
      const { status, body } = await rawPost(shop.url, { host: 'a b^c', 'content-type': 'application/json' }, '{"query":"{ __typename }"}');

      expect([status, JSON.parse(body)]).toEqual([400, { errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }] }]);
    });
  });

  it('passes text to the subgraph as it came: NUL bytes and lone surrogates are for the service to judge', async () => {
    for (const value of ['a\u0000b', '\ud800', 'x'.repeat(20_000)]) {
      const { body } = await shop.ask('query($t: String) { echo(text: $t) }', { variables: { t: value } });
      expect(body.data).toEqual({ echo: value });
    }
    expect((await shop.ask('{ echo(text: "a\u0000b") }')).body.data).toEqual({ echo: 'a\u0000b' });
  });

  it('refuses an operation that the document does not hold', async () => {
    const { body } = await post('{"query":"query A { __typename }","operationName":"B"}');

    expect(body.errors?.[0]).toEqual({ message: 'The document has no operation "B".', extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
  });

  it('puts the errors before the data', async () => {
    const response = await fetch(`${shop.url}/graphql`, { method: 'POST', headers: json, body: '{"query":"{ broken }"}' });

    expect(await response.text()).toMatch(/^\{"errors":.*,"data":\{"broken":null\}\}$/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('counts operations and requests to subgraphs', async () => {
    await shop.ask('{ product(id: "p1") { name rating } }');
    const metrics = await (await fetch(`${shop.url}/metrics`)).text();

    expect(metrics).toMatch(/graphql_operation_duration_seconds_count\{operation="other"\} \d+/);
    expect(metrics).toMatch(/subgraph_request_duration_seconds_count\{subgraph="reviews",outcome="OK"\} \d+/);
    expect(metrics).toMatch(/graphql_errors_total\{operation="other",code="LIMIT_EXCEEDED"\}|graphql_errors_total/);
  });
});

describe('a gateway with origins', () => {
  it('answers the preflight of those and of no other', async () => {
    const shop = await startShopGateway({ corsOrigins: ['https://conect.example'] });
    const preflight = (origin: string) =>
      fetch(`${shop.url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } });

    const [known, unknown] = [await preflight('https://conect.example'), await preflight('https://evil.example')];
    await shop.stop();

    expect(known.headers.get('access-control-allow-origin')).toBe('https://conect.example');
    expect(unknown.headers.get('access-control-allow-origin')).not.toBe('https://evil.example');
  });
});

/** Sends headers that fetch would not. */
function rawPost(url: string, headers: Record<string, string>, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${url}/graphql`, { method: 'POST', headers }, (response) => {
      text(response).then((read) => resolve({ status: response.statusCode ?? 0, body: read }), reject);
    });
    request.on('error', reject).end(body);
  });
}
