/** What belongs to an object, and when it counts: the rules that the gold follows and the courses teach. */
export const conventions = {
  rider: 'The rider is part of the motorcycle or bicycle: one box around both, and no separate person.',
  carried: 'What a person wears, holds or carries (umbrella, bag, cane) is inside the person’s box.',
  load: 'What a vehicle carries or has bolted on (cargo, delivery box, roof lamp, mirrors) is inside its box.',
  light: 'A traffic light is the housing with the lamps; the pole and the arm are not.',
  sign: 'A sign is a board with a shop’s name, flat on the wall or sticking out of it; awnings and windows are not.',
  effects: 'Shadows, reflections on the wet road and beams of light are not part of anything.',
  visible:
    'A box holds the visible extent: what is hidden behind something else or outside the picture is not guessed.',
  split: 'An object seen in two pieces, left and right of a pole, gets one box around both.',
  inside: 'People inside vehicles and houses are not drawn and not labeled.',
} as const

/** An object counts when at least this share of its own painted area shows (hidden and outside parts are missing)… */
export const countedVisibility = 0.25
/** …and its visible box is at least this many pixels wide and high. */
export const countedSide = 12
