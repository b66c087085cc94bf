/** Few things are sorted in place. */
const FEW = 24

/** The places of things in the order of `compare`; equal ones stay in their order. */
export function canonical<T>(things: readonly T[], compare: (a: T, b: T) => number): number[] {
  const order = new Array<number>(things.length)
  for (let index = 0; index < things.length; index++) order[index] = index
  if (things.length > FEW) return order.sort((i, j) => compare(things[i]!, things[j]!))
  for (let at = 1; at < order.length; at++) {
    const thing = things[at]!
    let to = at
    for (; to > 0 && compare(things[order[to - 1]!]!, thing) > 0; to--) order[to] = order[to - 1]!
    order[to] = at
  }
  return order
}

/** The things themselves in that order. */
export function inOrder<T>(things: readonly T[], order: readonly number[]): T[] {
  const sorted = new Array<T>(order.length)
  for (let place = 0; place < order.length; place++) sorted[place] = things[order[place]!]!
  return sorted
}
