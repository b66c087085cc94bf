import type { StoryStep } from '#app/components/labeling/story-steps.ts'

/** How long a step waits for what it names, which may still be fetched; milliseconds. */
const PATIENCE = 10_000

/**
 * Does to a tool what its story says, one step after the other, as a person would; ends early once `over` says so.
 * Throws when what a step names does not come.
 */
export async function perform(steps: readonly StoryStep[], tool: HTMLElement, over: () => boolean): Promise<void> {
  for (const step of steps) {
    const target = typeof step === 'string' ? document.activeElement : await come(placeOf(step), tool, over)
    if (over() || !target) return
    act(step, target)
    await (typeof step === 'string' ? turn() : frame())
  }
}

/** The selector of what a step is done to. */
function placeOf(step: Exclude<StoryStep, string>): string {
  if ('focus' in step) return step.focus
  if ('click' in step) return step.click
  return 'tap' in step ? step.tap : step.in
}

/** Waits until an element is there, and the tool around it has come alive. */
async function come(selector: string, tool: HTMLElement, over: () => boolean): Promise<HTMLElement | null> {
  const started = performance.now()
  await frame()
  while (!over()) {
    const found = tool.querySelector<HTMLElement>(selector)
    if (found) return found
    if (performance.now() - started > PATIENCE) throw new Error(`the story waits for ${selector}`)
    await frame()
  }
  return null
}

function act(step: StoryStep, target: Element): void {
  if (typeof step === 'string') return press(step, target)
  if ('focus' in step) (target as HTMLElement).focus()
  else if ('click' in step) (target as HTMLElement).click()
  else if ('tap' in step) tap(target)
  else write(step.write, target as HTMLInputElement)
}

/** A chord as `chords.ts` names it, as the browser would tell it. */
function press(chord: string, target: Element): void {
  const [, held = '', name = ''] = /^((?:(?:Ctrl|Alt|Shift)\+)*)(.+)$/.exec(chord) ?? []
  const shiftKey = held.includes('Shift')
  const letter = /^[A-Z]$/.test(name)
  const init = {
    key: name === 'Space' ? ' ' : letter && !shiftKey ? name.toLowerCase() : name,
    code: letter ? `Key${name}` : /^\d$/.test(name) ? `Digit${name}` : name,
    shiftKey,
    ctrlKey: held.includes('Ctrl'),
    altKey: held.includes('Alt'),
    bubbles: true,
    cancelable: true,
  }
  target.dispatchEvent(new KeyboardEvent('keydown', init))
  target.dispatchEvent(new KeyboardEvent('keyup', init))
}

function tap(target: Element): void {
  const { left, top, height } = target.getBoundingClientRect()
  const at = { clientX: left + 12, clientY: top + height / 2, pointerId: 9, pointerType: 'touch', isPrimary: true }
  for (const type of ['pointerdown', 'pointerup'])
    target.dispatchEvent(new PointerEvent(type, { ...at, bubbles: true, cancelable: true }))
}

/** React hears only of values that the field itself was told, not its wrapper. */
function write(text: string, field: HTMLInputElement | HTMLTextAreaElement): void {
  field.focus()
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Until the browser has told everybody of what was done. */
const turn = () => new Promise((resolve) => setTimeout(resolve))
/** Until it has drawn it as well. */
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
