import { z } from 'zod';
import { assertProductionSecrets, commonShape, kafkaShape, portSetting, readEnvironment, secretSetting } from './environment';

const shape = { ...commonShape, PORT: portSetting(4001), SECRET: secretSetting('SECRET'), URL: z.url() };

describe('readEnvironment', () => {
  it('reports every mistake at once', () => {
    expect(() => readEnvironment(shape, { PORT: '70000', SECRET: 'short', LOG_LEVEL: 'loud' })).toThrow(
      /Invalid settings:[^]*PORT[^]*SECRET[^]*256 random bits[^]*URL/,
    );
  });

  it('takes an empty value as absent', () => {
    expect(readEnvironment(shape, { PORT: '', URL: 'http://example.org' })).toMatchObject({ PORT: 4001, LOG_LEVEL: 'info' });
  });

  it('cannot be changed afterwards', () => {
    const settings = readEnvironment(shape, { URL: 'http://example.org' });

    expect(() => Object.assign(settings, { PORT: 1 })).toThrow(TypeError);
  });

  it('splits the list of brokers', () => {
    expect(readEnvironment(kafkaShape, { KAFKA_BROKERS: 'a:1, b:2' }).KAFKA_BROKERS).toEqual(['a:1', 'b:2']);
  });
});

describe('in production', () => {
  it('a local default secret is refused by name', () => {
    const settings = readEnvironment(shape, { NODE_ENV: 'production', URL: 'http://example.org' });

    expect(() => assertProductionSecrets(settings)).toThrow(/SECRET: production needs its own secret/);
  });

  it('an own secret is accepted', () => {
    const settings = readEnvironment(shape, { NODE_ENV: 'production', URL: 'http://example.org', SECRET: 'f'.repeat(64) });

    expect(() => assertProductionSecrets(settings)).not.toThrow();
  });
});
