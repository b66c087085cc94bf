import { describe, expect, it } from 'vitest'
import { memoryFiles } from '#app/domain/datasets/formats/shared/memory-files.ts'
import { labelOf } from '#app/domain/datasets/formats/shared/writing.ts'
import { cvat } from './cvat.ts'

const META = `<meta><job><labels>
  <label><name>car</name><type>any</type><attributes>
    <attribute><name>parked</name><input_type>checkbox</input_type><values>false</values></attribute>
    <attribute><name>colour</name><input_type>select</input_type><values>red\n파랑</values></attribute>
    <attribute><name>plate</name><input_type>text</input_type><values></values></attribute>
    <attribute><name>is_crowd</name><input_type>checkbox</input_type><values>false</values></attribute>
  </attributes></label>
  <label><name>person</name><type>skeleton</type><svg>&lt;line data-type="edge" data-node-from="1" data-node-to="2"&gt;&lt;/line&gt;</svg></label>
  <label><name>nose</name><type>points</type><parent>person</parent></label>
  <label><name>ear</name><type>points</type><parent>person</parent></label>
</labels></job></meta>`
const file = (shapes: string) =>
  `<annotations><version>1.1</version>${META}<image id="0" name="a.png" subset="default" width="10" height="6">${shapes}</image></annotations>`

async function read(shapes: string) {
  const result = await cvat.read(memoryFiles(new Map([['annotations.xml', file(shapes)]])))
  if (result.outcome === 'unreadable') throw new Error(JSON.stringify(result.problems))
  return { item: result.dataset.items[0]!, taxonomy: result.dataset.taxonomy, problems: result.problems }
}

describe('a CVAT file', () => {
  it('tells classes, skeletons and what can be said of shapes', async () => {
    const { taxonomy, item } = await read('')
    expect(taxonomy).toEqual({
      classes: [
        { name: 'car' },
        { name: 'person', skeleton: { points: [{ name: 'nose' }, { name: 'ear' }], edges: [[0, 1]] } },
      ],
      attributes: [
        { name: 'parked', classes: ['car'] },
        { name: 'colour', values: [{ name: 'red' }, { name: '파랑' }], classes: ['car'] },
      ],
    })
    expect(item).toMatchObject({ key: 'a.png', width: 10, height: 6, labels: [{ kind: 'boxes', boxes: [] }] })
    expect(item.attributes).toBeUndefined()
  })

  it('has boxes that may be turned, with attributes of their types', async () => {
    const { item } = await read(
      '<box label="car" xtl="1.5" ytl="1" xbr="5" ybr="4" rotation="350.0" occluded="1"><attribute name="parked">true</attribute><attribute name="colour">파랑</attribute><attribute name="plate">true</attribute><attribute name="is_crowd">true</attribute></box>',
    )
    expect(labelOf(item, 'boxes')?.boxes).toEqual([
      {
        id: '1',
        class: 'car',
        x: 1.5,
        y: 1,
        width: 3.5,
        height: 3,
        rotation: -10,
        ignore: true,
        attributes: { occluded: true, parked: true, colour: '파랑', plate: 'true' },
      },
    ])
  })

  it('has masks whose runs go along the rows of their box', async () => {
    // Rows of the box 3×2 at 2,1: .#. and ##. In columns of a picture 6 high.
    const { item } = await read('<mask label="car" left="2" top="1" width="3" height="2" rle="1, 1, 1, 2, 1"/>')
    expect(labelOf(item, 'polygons')?.polygons[0]?.mask).toEqual({ size: [6, 10], counts: [14, 1, 4, 2, 39] })
  })

  it('has skeletons whose points may be hidden or missing, in the order of the class', async () => {
    const { item } = await read(
      '<skeleton label="person"><points label="ear" outside="0" occluded="1" points="3,4"/><points label="nose" outside="0" occluded="0" points="1,2"/></skeleton><skeleton label="person"><points label="nose" outside="1" occluded="0" points="5,5"/></skeleton>',
    )
    expect(labelOf(item, 'keypoints')?.instances.map(({ points }) => points)).toEqual([
      [
        { x: 1, y: 2, v: 2 },
        { x: 3, y: 4, v: 1 },
      ],
      [
        { x: 5, y: 5, v: 0 },
        { x: 0, y: 0, v: 0 },
      ],
    ])
  })

  it('has tags, which are classes of the picture', async () => {
    expect(labelOf((await read('<tag label="car"/>')).item, 'classification')?.classes).toEqual(['car'])
  })

  it.each(['polyline', 'ellipse', 'cuboid'])('names each %s, for which there is no kind', async (shape) => {
    expect((await read(`<${shape} label="car"/>`)).problems[0]?.message).toBe(
      `<${shape}> is not read: there is no such kind of label`,
    )
  })

  it('of tracks over frames is refused by name', async () => {
    const result = await cvat.read(
      memoryFiles(
        new Map([
          ['a.xml', `<annotations><version>1.1</version>${META}\n<track id="0" label="car"></track></annotations>`],
        ]),
      ),
    )
    expect(result).toMatchObject({
      outcome: 'unreadable',
      problems: [{ message: expect.stringMatching(/CVAT video file/) as string }],
    })
  })
})
