import { type ChildProcess, fork } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import type { ItemContent } from '#app/domain/labels/content.ts'
import type { GoldLabel } from '#app/domain/labels/label.ts'

/**
 * Renders scenes in processes of their own: one takes up to a second of a core, during which the server would answer
 * nobody. Processes start when there is work, yield to those who are being served, and end after a while without work.
 */
export interface SceneRecipe {
  seed: string
  dials: Record<string, unknown>
}

export interface RenderedScene {
  /** The picture as WebP. */
  picture: Uint8Array
  width: number
  height: number
  /** How many objects are in it. */
  objects: number
  /** The answer to what the dials ask; null when this scene leaves it open. */
  label: GoldLabel | null
  /** What the label points into besides the picture; null for most tasks. */
  content: ItemContent | null
}

/** What a process answers. */
export type RendererAnswer = { ok: true; scene: RenderedScene } | { ok: false; message: string }

interface Job {
  recipe: SceneRecipe
  resolve: (scene: RenderedScene) => void
  reject: (error: Error) => void
}

const PROGRAM = path.resolve('app/features/items/render-scene.process.ts')
const IDLE_MS = 20_000

/** How many render at once. One leaves the other cores to those who are being served. */
let limit = 1
const waiting: Job[] = []
/** Resting processes, with the timer that will end each. */
const idle = new Map<ChildProcess, NodeJS.Timeout>()
let running = 0

/** Renders in more processes at once: for the command line, when nobody is being served. */
export function renderInProcesses(processes: number): void {
  limit = processes
}

/** Renders a scene and finds its gold. @throws Error with the renderer's own words */
export function renderScene(recipe: SceneRecipe): Promise<RenderedScene> {
  return new Promise((resolve, reject) => {
    waiting.push({ recipe, resolve, reject })
    startNext()
  })
}

function start(): ChildProcess {
  const child = fork(PROGRAM, [], { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
  try {
    if (child.pid && limit === 1) os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Not every system lets us; then it renders at normal priority.
  }
  // One that ends or breaks while it rests is forgotten.
  child.on('exit', () => forget(child)).on('error', () => forget(child))
  return child
}

function startNext(): void {
  if (running >= limit) return
  const job = waiting.shift()
  if (!job) return
  running++
  const child = wake() ?? start()
  child.ref()
  child.channel?.ref()
  const done = (settle: () => void, keep: boolean) => {
    child.off('message', onMessage).off('error', onError).off('exit', onExit)
    running--
    if (keep) rest(child)
    else child.kill()
    settle()
    startNext()
  }
  const onMessage = (answer: RendererAnswer) =>
    done(() => (answer.ok ? job.resolve(answer.scene) : job.reject(new Error(answer.message))), true)
  const onError = (error: Error) => done(() => job.reject(error), false)
  const onExit = (code: number | null) => onError(new Error(`the renderer ended with code ${code}`))
  child.on('message', onMessage).on('error', onError).on('exit', onExit)
  child.send(job.recipe)
}

/** Waits for more work; a resting process never keeps this one alive. */
function rest(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
  const timer = setTimeout(() => forget(child) && child.kill(), IDLE_MS)
  idle.set(child, timer.unref())
}

function wake(): ChildProcess | undefined {
  for (const child of idle.keys()) {
    forget(child)
    return child
  }
}

function forget(child: ChildProcess): boolean {
  clearTimeout(idle.get(child))
  return idle.delete(child)
}
