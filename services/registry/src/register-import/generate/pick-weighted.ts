import type { SeededRandom } from '@conect/kernel';

/** Makes picks of one of the keys, each as likely as its weight says. */
export function createWeightedPick(weights: Readonly<Record<string, number>>, random: SeededRandom): () => string {
  const entries = Object.entries(weights);
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  return () => {
    let left = random.share() * total;
    const picked = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1)!;
    return picked[0];
  };
}
