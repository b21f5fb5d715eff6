import { readTokenRequest } from './read-token-request';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const grant = 'grant_type=client_credentials';
const ana = { clientId: 'ana', secret: 's3' };

describe('a request for a token', () => {
  it.each([
    ['with credentials in the header', basic('ana:s3'), grant, { ...ana, scopes: null }],
    ['whose header is written in small letters', basic('ana:s3').replace('Basic', 'basic'), grant, { ...ana, scopes: null }],
    ['with form-encoded credentials in the header', basic('a+n%3Aa:s%203%25'), grant, { clientId: 'a n:a', secret: 's 3%', scopes: null }],
    ['with a colon in the secret', basic('ana:s:3'), grant, { clientId: 'ana', secret: 's:3', scopes: null }],
    ['with credentials in the body', undefined, `${grant}&client_id=ana&client_secret=s3`, { ...ana, scopes: null }],
    ['that says in the body too who it is', basic('ana:s3'), `${grant}&client_id=ana`, { ...ana, scopes: null }],
    ['for some scopes', basic('ana:s3'), `${grant}&scope=graph:read+events:consume`, { ...ana, scopes: ['graph:read', 'events:consume'] }],
    ['with an empty scope', basic('ana:s3'), `${grant}&scope=`, { ...ana, scopes: null }],
    ['with what nobody knows', basic('ana:s3'), `${grant}&extra=1`, { ...ana, scopes: null }],
  ])('%s is read', (_what, authorization, body, expected) => {
    expect(readTokenRequest(authorization, body)).toEqual(expected);
  });

  it.each([
    ['has no body', basic('ana:s3'), undefined, 'invalid_request'],
    ['has another kind of body', basic('ana:s3'), { grant_type: 'client_credentials' }, 'invalid_request'],
    ['names no grant', basic('ana:s3'), 'scope=graph:read', 'invalid_request'],
    ['says something twice', basic('ana:s3'), `${grant}&scope=a&scope=b`, 'invalid_request'],
    ['shows a secret in both places', basic('ana:s3'), `${grant}&client_id=ana&client_secret=s3`, 'invalid_request'],
    ['is somebody else in the body than in the header', basic('ana:s3'), `${grant}&client_id=dan`, 'invalid_request'],
    ['is for another grant', basic('ana:s3'), 'grant_type=password', 'unsupported_grant_type'],
    ['shows no credentials', undefined, grant, 'invalid_client'],
    ['shows no secret', undefined, `${grant}&client_id=ana`, 'invalid_client'],
    ['has another scheme', 'Bearer abc', grant, 'invalid_client'],
    ['has no colon in its header', basic('ana'), grant, 'invalid_client'],
    ['names nobody in its header', basic(':s3'), grant, 'invalid_client'],
    ['is not well escaped', basic('ana:%zz'), grant, 'invalid_client'],
    ['is not base64', 'Basic ???', grant, 'invalid_client'],
  ])('is refused when it %s', (_what, authorization, body, expected) => {
    expect(readTokenRequest(authorization, body)).toBe(expected);
  });
});
