import { darker, lighter } from './colour.ts'
import type { Light } from './dials.ts'
import {
  ankleOf,
  elbowOf,
  headOf,
  hipY,
  jointsOf,
  kneeOf,
  shoulderOf,
  shoulderY,
  type Point,
  type Pose,
} from './person-joints.ts'
import { bottoms, hairs, skins, tops, umbrellas } from './palette.ts'
import type { Random } from './random.ts'
import type { Rect, Sprite } from './scene.ts'
import { circle, curve, down, ellipse, line, path, rect, type Shape } from './shapes.ts'

export type Look = 'walker' | 'skirt' | 'coat' | 'phone' | 'backpack' | 'shopper' | 'elder' | 'child' | 'courier'

/** A pedestrian from the side. Umbrella, bag and cane belong to the person. */
export function person(look: Look, random: Random, light: Light): Sprite {
  const [top, bottom, skin, hair] = [
    random.pick(tops),
    random.pick(bottoms),
    random.pick(skins),
    random.pick(look === 'elder' ? hairs.slice(4) : hairs.slice(0, 4)),
  ]
  const shoe = random.pick(['#2a2522', '#f1efe8', '#7a4e36', '#3a3f47'] as const)
  const umbrella = light === 'rain' && look !== 'courier' && random.chance(0.72)
  const walking = look !== 'phone' && !(look === 'shopper' && random.chance(0.3))
  const stride = walking ? random.between(14, 25) : 5
  const small = look === 'child' ? 0.7 : look === 'elder' ? 0.93 : random.between(0.96, 1.05)
  const lean = look === 'elder' ? 7 : 2
  const legs: Pose['legs'] = { near: [stride, 0], far: [-stride, walking ? 5 : 0] }
  const leg = (side: 'near' | 'far', shade: number): Shape[] => {
    const [knee, ankle] = [kneeOf(legs[side]), ankleOf(legs[side])]
    return [
      line(
        [[0, hipY], knee, ankle],
        look === 'skirt' ? darker(skin, shade) : darker(bottom, shade),
        look === 'skirt' ? 10 : 14,
      ),
      line(
        [
          [ankle[0] - 1, ankle[1] + 2],
          [ankle[0] + 12, ankle[1] + 3],
        ],
        shoe,
        8.5,
      ),
    ]
  }
  const swing = walking ? stride * 0.85 : 4
  const arm = (hand: Point, shade: number): Shape[] => {
    return [line([shoulderOf(lean), elbowOf(hand), hand], darker(top, shade), 11), circle(hand[0], hand[1], 5.5, skin)]
  }
  const [headX, headY] = headOf(lean)
  const long = random.chance(0.5)
  const head: Shape[] = [
    ...(long
      ? [
          path(
            `M${headX - 13} ${headY - 6}Q${headX - 20} ${headY + 18} ${headX - 12} ${headY + 30}L${headX + 2} ${headY + 28}L${headX + 4} ${headY}Z`,
            hair,
          ),
        ]
      : []),
    line(
      [
        [lean, shoulderY + 2],
        [headX, headY + 6],
      ],
      darker(skin, 0.12),
      9,
    ),
    ellipse(headX, headY, 11, 13.5, skin),
    path(
      `M${headX - 12} ${headY + 4}Q${headX - 16} ${headY - 16} ${headX} ${headY - 17}Q${headX + 13} ${headY - 16} ${headX + 11} ${headY - 5}Q${headX + 2} ${headY - 8} ${headX - 4} ${headY - 3}Q${headX - 5} ${headY + 4} ${headX - 8} ${headY + 5}Z`,
      hair,
    ),
    ...(random.chance(0.16)
      ? [
          path(
            `M${headX - 13} ${headY - 6}Q${headX - 12} ${headY - 21} ${headX + 1} ${headY - 20}Q${headX + 12} ${headY - 19} ${headX + 12} ${headY - 8}L${headX + 21} ${headY - 6}Q${headX + 20} ${headY - 3} ${headX + 12} ${headY - 4}Z`,
            random.pick(tops),
          ),
        ]
      : []),
  ]
  const hem = look === 'coat' ? -48 : look === 'skirt' ? -58 : -80
  const wide = look === 'skirt' ? 19 : look === 'coat' ? 17 : 13
  const torso: Shape[] = [
    ...(look === 'skirt' ? [path(`M-11-96L-${wide} ${hem}Q0 ${hem + 5} ${wide + 2} ${hem}L11-96Z`, bottom)] : []),
    path(
      `M${lean - 13} ${shoulderY + 4}Q${lean} ${shoulderY - 8} ${lean + 12} ${shoulderY + 3}Q15-120 12-100L${look === 'coat' ? wide : 12} ${look === 'coat' ? hem : -82}Q0 ${(look === 'coat' ? hem : -82) + 5} ${look === 'coat' ? -wide : -12} ${look === 'coat' ? hem : -82}L-12-100Q-16-122 ${lean - 13} ${shoulderY + 4}Z`,
      down(lighter(top, 0.2), top, darker(top, 0.16)),
    ),
    ...(look === 'coat'
      ? [
          line(
            [
              [3, -134],
              [5, hem],
            ],
            darker(top, 0.35),
            1.8,
            { opacity: 0.6 },
          ),
        ]
      : []),
  ]
  const bag = random.pick(['#6b4a36', '#c8553d', '#2f4858', '#e3b23c', '#3a3f47'] as const)
  const things: Shape[] = []
  const behind: Shape[] = []
  let front: Point = umbrella ? [14, -120] : look === 'phone' ? [22, -126] : [swing, -88]
  if (look === 'phone' && !umbrella) things.push(rect(22, -136, 5, 13, '#20242a', 1.5))
  if (look === 'backpack' || look === 'child')
    behind.push(path('M-12-140Q-34-140-33-112Q-33-92-12-94Z', down(lighter(bag, 0.2), bag, darker(bag, 0.2))))
  if (look === 'shopper')
    behind.push(rect(-swing - 14, -82, 24, 30, bag, 3), curve(`M${-swing - 8}-82q6-12 12 0`, darker(bag, 0.3), 2.4))
  if (look === 'elder' && !umbrella) {
    front = [26, -86]
    things.push(
      line(
        [
          [27, -88],
          [36, -2],
        ],
        '#5b4636',
        4,
      ),
      curve('M27-88q-2-8-9-5', '#5b4636', 4),
    )
  }
  if (look === 'courier') {
    front = [34, -104]
    things.push(
      rect(18, -128, 42, 36, { fill: '#cfa06a', stroke: '#946c3e', strokeWidth: 2 }, 2),
      line(
        [
          [39, -128],
          [39, -92],
        ],
        '#946c3e',
        3,
      ),
    )
  }
  const shelter: Shape[] = []
  if (umbrella) {
    const cloth = random.pick(umbrellas)
    shelter.push(
      line(
        [
          [15, -112],
          [15, -206],
        ],
        '#3a3f47',
        3,
      ),
      path(
        'M-46-176C-42-214-14-232 15-232C44-232 72-214 76-176Q66-186 56-176Q46-186 35-176Q25-186 15-176Q5-186-5-176Q-15-186-26-176Q-36-186-46-176Z',
        down(lighter(cloth, 0.25), cloth, darker(cloth, 0.15)),
      ),
      curve('M15-231Q-12-214-16-181', darker(cloth, 0.35), 1.8, { opacity: 0.5 }),
      curve('M15-231Q42-214 46-181', darker(cloth, 0.35), 1.8, { opacity: 0.5 }),
      line(
        [
          [15, -231],
          [15, -236],
        ],
        '#3a3f47',
        5,
      ),
    )
  }
  const back: Point = look === 'courier' ? [28, -100] : look === 'shopper' ? [-swing - 2, -84] : [-swing, -90]
  const body = [
    ...behind,
    ...arm(back, 0.3),
    ...leg('far', 0.28),
    ...leg('near', 0.06),
    ...torso,
    ...head,
    ...things.slice(0, look === 'courier' ? 2 : 0),
    ...arm(front, 0.1),
    ...things.slice(look === 'courier' ? 2 : 0),
    ...shelter,
  ]
  // grow from the ground up
  const k = (value: number) => value * small
  const masses: Rect[] = [
    [-14, -176, 30, 30],
    [-17, -146, 34, 66],
    [-stride * 0.8 - 8, -80, stride * 1.6 + 20, 78],
  ]
  if (umbrella) masses.push([-44, -226, 118, 46])
  return {
    body: [{ children: body, transform: `scale(${small.toFixed(3)})` }],
    masses: masses.map(([x, y, w, h]) => [k(x), k(y), k(w), k(h)]),
    shadow: 30 * small,
    joints: jointsOf({ lean, legs, hands: { near: front, far: back } }, small),
  }
}
