import { Counter, type Registry } from 'prom-client';

/** Counts how something ended, for `/metrics`. */
export interface OutcomeCounter {
  /** One more; an outcome is a word of the code, never of a person. */
  readonly count: (outcome: string) => void;
  /** Shows the count among a process's metrics. */
  readonly showIn: (metrics: Registry) => void;
}

/** Makes a counter with the label `outcome`. */
export function createOutcomeCounter(name: string, help: string): OutcomeCounter {
  const counter = new Counter({ name, help, labelNames: ['outcome'], registers: [] });
  return { count: (outcome) => counter.inc({ outcome }), showIn: (metrics) => metrics.registerMetric(counter) };
}
