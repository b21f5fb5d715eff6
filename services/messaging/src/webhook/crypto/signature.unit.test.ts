import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { newSecret, signedHeaders } from './signature';

const [id, at, body] = ['0193a5d2-8e10-7a3e-8b11-6d5a4c3b2a10', new Date(), '{"title":"Aerul din Baciu, ăîșț"}'];

describe('what is signed', () => {
  it('is known by the library of Standard Webhooks, with either secret while there are two', () => {
    const [last, former] = [newSecret(), newSecret()];
    const headers = signedHeaders({ id, at, body }, [last, former]);

    expect(new Webhook(last).verify(body, headers)).toEqual(JSON.parse(body));
    expect(new Webhook(former).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow(WebhookVerificationError);
  });

  it.each([
    ['another text', { body: '{}' }],
    ['another id', { id: 'msg_2' }],
    ['another time', { at: new Date(Date.now() + 2_000) }],
  ])('is not known with %s', (_name, changes) => {
    const secret = newSecret();
    const headers = { ...signedHeaders({ id, at, body, ...changes }, [secret]), 'webhook-signature': signedHeaders({ id, at, body }, [secret])['webhook-signature']! };

    expect(() => new Webhook(secret).verify('body' in changes ? changes.body : body, headers)).toThrow(WebhookVerificationError);
  });

  it('has a secret of 256 bits, each another one', () => {
    expect(Buffer.from(newSecret().replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(newSecret()).not.toBe(newSecret());
  });
});
