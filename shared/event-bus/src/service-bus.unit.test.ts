import { pino } from 'pino';
import { connectionOf, type KafkaEnvironment } from './service-bus';

const environment: KafkaEnvironment = { KAFKA_BROKERS: ['127.0.0.1:1'], KAFKA_TOPIC_PREFIX: 'conect', KAFKA_REPLICATION_FACTOR: 1, KAFKA_TLS: false };
const connect = (settings: Partial<KafkaEnvironment>) => () => connectionOf('test', { ...environment, ...settings }, pino({ level: 'silent' }));

describe('the way to the brokers', () => {
  it('goes without a sign-in when none is asked for, and with a whole one', () => {
    expect(connect({})).not.toThrow();
    expect(connect({ KAFKA_SASL_MECHANISM: 'scram-sha-512', KAFKA_SASL_USERNAME: 'conect-registry', KAFKA_SASL_PASSWORD: 'secret' })).not.toThrow();
  });

  it.each([
    ['no password', { KAFKA_SASL_USERNAME: 'conect-registry' }],
    ['no user', { KAFKA_SASL_PASSWORD: 'secret' }],
    ['an empty password', { KAFKA_SASL_USERNAME: 'conect-registry', KAFKA_SASL_PASSWORD: '' }],
  ])('is refused with %s, rather than going without a sign-in', (_what, settings) => {
    expect(connect({ KAFKA_SASL_MECHANISM: 'scram-sha-512', ...settings })).toThrow('Expected KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD');
  });
});
