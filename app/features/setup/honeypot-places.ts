/**
 * Whether the n-th task of a project is a honeypot. Of every 1/share tasks one is, at a place that `pick` chooses, so
 * that everybody meets some, nobody can count them off, and more tasks later change nothing about earlier ones.
 * @param pick a place in 0…length−1 for a block; must always answer the same
 */
export function isHoneypot(n: number, share: number, pick: (block: number, length: number) => number): boolean {
  if (share <= 0) return false
  // The block of n: the last one that starts at or before it. Division alone can be off by one through rounding.
  const start = (block: number) => Math.floor(block / share)
  let block = Math.floor(n * share)
  while (start(block + 1) <= n) block++
  while (start(block) > n) block--
  return n === start(block) + pick(block, start(block + 1) - start(block))
}
