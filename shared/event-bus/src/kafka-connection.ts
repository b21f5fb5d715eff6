import { Kafka, logLevel, type KafkaConfig, type logCreator, type SASLOptions } from 'kafkajs';
import RequestQueue from 'kafkajs/src/network/requestQueue';
import type { Logger } from 'pino';
import { openSocket } from './kafka-socket';
import { stopIdleTimers } from './request-queue-timer';

stopIdleTimers(RequestQueue as never);

/** How a process reaches the brokers. */
export interface KafkaSettings {
  readonly clientId: string;
  readonly brokers: readonly string[];
  /** Stands in place of the leading `conect` of every topic, so that environments and tests can share brokers. */
  readonly topicPrefix: string;
  readonly replicationFactor: number;
  readonly tls?: boolean;
  readonly sasl?: { readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; readonly username: string; readonly password: string };
  readonly logger: Logger;
}

/** A way to the brokers; relay, consumer and topics are made from it. */
export interface KafkaConnection {
  /** Only for this package: nothing else may know which client is used. */
  readonly kafka: Kafka;
  readonly replicationFactor: number;
  /** The topic's name on the wire. */
  readonly wireName: (topic: string) => string;
}

/** Makes the connection's description; nothing is opened yet. */
export function createKafkaConnection(settings: KafkaSettings): KafkaConnection {
  const { clientId, brokers, topicPrefix, replicationFactor, tls = false, sasl, logger } = settings;
  const config: KafkaConfig = {
    clientId,
    brokers: [...brokers],
    ssl: tls,
    socketFactory: openSocket,
    ...(sasl === undefined ? {} : { sasl: sasl as SASLOptions }),
    connectionTimeout: 5_000,
    requestTimeout: 15_000,
    retry: { retries: 8, maxRetryTime: 5_000 },
    logLevel: logLevel.WARN,
    logCreator: logCreatorOf(logger),
  };
  return {
    kafka: new Kafka(config),
    replicationFactor,
    wireName: (topic) => topic.replace(/^conect\b/, topicPrefix),
  };
}

/** kafkajs's lines become ours; its own retries are not errors yet, so everything below an error is told at debug. */
function logCreatorOf(logger: Logger): logCreator {
  return () =>
    ({ level, namespace, log }) => {
      const line = { kafka: { ...log, namespace } };
      if (level === logLevel.ERROR) logger.warn(line, log.message);
      else logger.debug(line, log.message);
    };
}
