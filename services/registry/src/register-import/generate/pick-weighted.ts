import type { SeededRandom } from '@conect/kernel';

/** One of the keys, each as likely as its weight says. */
export function pickWeighted(weights: Readonly<Record<string, number>>, random: SeededRandom): string {
  const entries = Object.entries(weights);
  let left = random.share() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  return entries.at(-1)![0];
}
