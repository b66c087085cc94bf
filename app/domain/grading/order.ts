/** Few things are sorted in place. */
const FEW = 24

/** The places 0 … count − 1 in the order of `compare`; equal ones stay in their order. */
export function canonical(count: number, compare: (i: number, j: number) => number): number[] {
  const order: number[] = []
  for (let index = 0; index < count; index++) order.push(index)
  if (count > FEW) return order.sort(compare)
  for (let at = 1; at < count; at++) {
    const index = order[at]!
    let to = at
    for (; to > 0 && compare(order[to - 1]!, index) > 0; to--) order[to] = order[to - 1]!
    order[to] = index
  }
  return order
}
