import { setFlagsFromString } from 'node:v8';

/**
 * Has this process collect its garbage before the heap is a third above what is in use, and keep a small nursery. A step of an import
 * lives long enough to be taken for old; left alone, V8 lets such garbage grow to four times what is in use before it looks again.
 */
export function boundHeap(): void {
  setFlagsFromString('--heap-growing-percent=30');
  setFlagsFromString('--max-semi-space-size=8');
  setFlagsFromString('--semi-space-growth-factor=1');
}
