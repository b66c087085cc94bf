/** Every colour family of the drawings in one place, so that they sit well beside each other. */
export const carPaints = [
  '#f3f1ea',
  '#d8dbdd',
  '#8f979f',
  '#3d444d',
  '#b23a3a',
  '#2f5d8c',
  '#3e7a6b',
  '#e0b64a',
  '#7b8fa8',
  '#c9b79b',
  '#5b4b66',
  '#24496b',
] as const
export const taxiPaints = ['#e58a2f', '#e9e6df', '#3c4148'] as const
export const busPaints = [
  { name: 'blue', body: '#2d62b3', trim: '#1f4784' },
  { name: 'green', body: '#3f8f4f', trim: '#2c6b3a' },
  { name: 'red', body: '#c0433c', trim: '#93302b' },
  { name: 'yellow', body: '#e4b43c', trim: '#b88a24' },
] as const
export const truckCabs = ['#f1efe8', '#2f5d8c', '#4a7fb0', '#b23a3a', '#e0b64a', '#d8dbdd', '#49705f'] as const
export const skins = ['#f2cfb0', '#e8bd99', '#d9a57f', '#b97f5a', '#8a5a3c'] as const
export const hairs = ['#221d1f', '#2f2523', '#4a342a', '#6d4a33', '#8d8a88', '#d8d3cc'] as const
export const tops = [
  '#c8553d',
  '#e3a857',
  '#588b8b',
  '#2f4858',
  '#8fb996',
  '#d5bdaf',
  '#6d6875',
  '#f2e9e4',
  '#b5838d',
  '#457b9d',
  '#e9c46a',
  '#3d5a80',
] as const
export const bottoms = ['#2b3345', '#3f4a5a', '#5c6675', '#7a6a58', '#22262e', '#8795a1', '#4d5b4f'] as const
export const umbrellas = ['#d1495b', '#edae49', '#00798c', '#30638e', '#7d5ba6', '#f4f1de', '#3d405b'] as const
export const walls = [
  '#e8d8c0',
  '#d9b99b',
  '#c98f6f',
  '#b9c4c0',
  '#e6e1d6',
  '#a9b8c4',
  '#cdb4a0',
  '#9db4ab',
  '#d8c7b5',
  '#b5654a',
  '#c7a17a',
  '#8f9aa6',
] as const
export const awnings = ['#c8553d', '#2a7f74', '#d9a441', '#3d5a80', '#7a4e6d', '#5b8c5a'] as const
export const boards = [
  { board: '#24403a', ink: '#f4ead2' },
  { board: '#f3ead7', ink: '#5a3a22' },
  { board: '#b8392f', ink: '#fff3df' },
  { board: '#1f3b63', ink: '#f5f2e6' },
  { board: '#e9b73f', ink: '#3a2a16' },
  { board: '#2d8a57', ink: '#ffffff' },
  { board: '#2a2c31', ink: '#f2c66b' },
  { board: '#fbfaf5', ink: '#c0392b' },
  { board: '#fbfaf5', ink: '#22659c' },
  { board: '#6b4a86', ink: '#fbeefc' },
  { board: '#7c4a2b', ink: '#f7e3c3' },
] as const
