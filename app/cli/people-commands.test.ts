import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Command, CommanderError } from 'commander'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { aggregateCommand } from './aggregate-command.ts'
import { agreementCommand } from './agreement-command.ts'
import { itemAnalysisCommand } from './item-analysis-command.ts'
import { BadData } from './terminal.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'assay-people-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

let files = 0
function file(text: string | Uint8Array): string {
  const name = path.join(folder, `${files++}.csv`)
  writeFileSync(name, text)
  return name
}

/** Runs a command line; what it wrote on stdout and stderr. */
async function academy(...words: string[]): Promise<{ stdout: string; stderr: string }> {
  const program = new Command('academy').exitOverride()
  for (const command of [agreementCommand(), aggregateCommand(), itemAnalysisCommand()])
    program.addCommand(command.copyInheritedSettings(program))
  const written = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text)
      return true
    })
  await program.parseAsync(['node', 'academy', ...words])
  return written
}
const json = async (...words: string[]) => {
  const { stdout } = await academy(...words, '--json')
  return JSON.parse(stdout) as Record<string, unknown>
}
const usageError = expect.toSatisfy((error) => error instanceof CommanderError && error.exitCode !== 0)

/** Krippendorff 2011, example C: columns are units, rows observers. */
const FOUR_OBSERVERS = file(
  ['123321412***', '1233224125*3', '*3332342251*', '12332441251*'].reduce(
    (csv, row, worker) =>
      csv + [...row].map((label, task) => (label === '*' ? '' : `u${task},w${worker},${label}\n`)).join(''),
    'task_id,worker_id,label\n',
  ),
)
/** Cohen 1960: 100 tasks of two workers by their shares, as counts. */
const TWO_WORKERS = file(
  [44, 5, 1, 7, 20, 3, 9, 5, 6].reduce(
    (csv, count, cell) =>
      csv +
      Array.from(
        { length: count },
        (_, at) => `${cell}-${at},ann,${Math.floor(cell / 3) + 1}\n${cell}-${at},bob,${(cell % 3) + 1}\n`,
      ).join(''),
    'task_id,worker_id,label\n',
  ),
)
const WORDS = file('task_id,worker_id,label\nt1,a,low\nt1,b,low\nt2,a,high\nt2,b,middle\nt3,a,middle\nt3,b,high\n')

describe('the agreement command', () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ])('gives alpha at %s level as Krippendorff prints it', async (level, printed) => {
    const result = await json('agreement', '--answers', FOUR_OBSERVERS, '--metric', 'alpha', '--level', level)
    expect(result).toMatchObject({ metric: 'alpha', level, answers: 40, tasks: 11, workers: 4 })
    expect(result.value).toBeCloseTo(printed, 3)
  })

  it('gives Fleiss’ kappa and Cohen’s', async () => {
    const fleiss = await json('agreement', '--answers', FOUR_OBSERVERS, '--metric', 'fleiss')
    expect(fleiss.value).toBeCloseTo(0.76117, 5)
    const cohen = await json('agreement', '--answers', TWO_WORKERS, '--metric', 'cohen')
    expect(cohen).toMatchObject({ weights: 'none', tasks: 100, workers: ['ann', 'bob'] })
    expect(cohen.value).toBeCloseTo(0.492, 3)
  })

  it('chooses two of several workers', async () => {
    await expect(json('agreement', '--answers', FOUR_OBSERVERS, '--metric', 'cohen')).rejects.toThrow(
      /two workers, but here are w0, w1, w2, w3/,
    )
    const pair = await json('agreement', '--answers', FOUR_OBSERVERS, '--metric', 'cohen', '--workers', 'w0,w3')
    expect(pair.tasks).toBe(9)
    await expect(
      json('agreement', '--answers', FOUR_OBSERVERS, '--metric', 'cohen', '--workers', 'w0,w9'),
    ).rejects.toThrow(/no worker w9/)
  })

  it('takes words in a given order, and asks for it', async () => {
    const ordinal = ['agreement', '--answers', WORDS, '--level', 'ordinal']
    await expect(json(...ordinal)).rejects.toThrow(/line 2, column label: "low" is not a number[\s\S]*--order/)
    await expect(json(...ordinal, '--order', 'low,high')).rejects.toThrow(/line 5, column label: "middle"/)
    const { value } = await json(...ordinal, '--order', 'low,middle,high')
    const nominal = await json('agreement', '--answers', WORDS)
    expect(value).toBeGreaterThan(nominal.value as number)
  })

  it('says that agreement on a single label cannot be told', async () => {
    const same = file('task_id,worker_id,label\nt,a,x\nt,b,x\n')
    expect(await json('agreement', '--answers', same)).toMatchObject({ value: null })
    expect((await academy('agreement', '--answers', same)).stdout).toMatch(/^undefined\n/)
  })

  it.each([
    [['--metric', 'fleiss', '--level', 'ordinal'], /nominal/],
    [['--metric', 'cohen', '--level', 'ratio'], /no ratio level/],
    [['--order', 'a,b'], /--level ordinal/],
    [['--workers', 'a,b'], /--metric cohen/],
    [['--metric', 'cohen', '--weights', 'linear'], /need an order/],
    [['--metric', 'scott'], /Allowed choices/],
  ])('refuses %j as bad usage', async (words, message) => {
    await expect(academy('agreement', '--answers', WORDS, ...words)).rejects.toEqual(usageError)
    await expect(academy('agreement', '--answers', WORDS, ...words)).rejects.toThrow(message)
  })

  it('names what is wrong with a file, and where', async () => {
    const bad = file('task_id,worker_id,label\nt,a,\nt,b,x\n')
    await expect(academy('agreement', '--answers', bad)).rejects.toThrow(/line 2, column label: is empty/)
    await expect(academy('agreement', '--answers', path.join(folder, 'none.csv'))).rejects.toThrow(BadData)
    await expect(academy('agreement', '--answers', folder)).rejects.toThrow(/is a folder/)
    await expect(academy('agreement', '--answers', file(Uint8Array.of(0xff, 0xfe, 0x41)))).rejects.toThrow(/not UTF-8/)
  })
})

describe('the aggregate command', () => {
  const answers = file(
    'task_id,worker_id,label\n"a, b",w1,yes\n"a, b",w2,yes\n"a, b",w3,no\nt2,w1,no\nt2,w2,no\nt2,w3,no\nt3,w1,no\nt3,w3,yes\n',
  )

  it('prints CSV and nothing else', async () => {
    const { stdout, stderr } = await academy('aggregate', '--answers', answers, '--method', 'majority')
    expect(stdout).toBe('task_id,label,confidence\n"a, b",yes,0.666667\nt2,no,1\nt3,no,0.5\n')
    expect(stderr).toBe('')
  })

  it.each(['majority', 'dawid-skene', 'mace'])('tells of tasks and workers by %s as JSON', async (method) => {
    const result = await json('aggregate', '--answers', answers, '--method', method)
    expect(result.method).toBe(method)
    expect(result.tasks).toMatchObject([
      { task_id: 'a, b', label: 'yes' },
      { task_id: 't2', label: 'no' },
      { task_id: 't3' },
    ])
    expect(result.workers).toMatchObject([{ worker_id: 'w1', answers: 3 }, { answers: 2 }, { answers: 3 }])
  })

  it('counts a repeated answer once and says so on stderr', async () => {
    const repeated = file('task_id,worker_id,label\nt,a,x\nt,a,x\nt,b,y\n')
    const { stdout, stderr } = await academy('aggregate', '--answers', repeated)
    expect(stdout).toBe('task_id,label,confidence\nt,x,0.5\n')
    expect(stderr).toMatch(/line 3: worker a says the same of task t again; counted once/)
  })
})

describe('the item-analysis command', () => {
  const scale = file(
    ['1111', '1110', '1100', '1000', '0000'].reduce(
      (csv, row, person) => csv + [...row].map((mark, item) => `i${item + 1},p${person},${mark},1.0\n`).join(''),
      'task_id,worker_id,label,gold\n',
    ),
  )

  it('gives what the scale has by hand', async () => {
    const result = await json('item-analysis', '--answers', scale)
    expect(result).toMatchObject({ people: 5, completePeople: 5, coefficient: 'KR-20' })
    expect(result.reliability).toBeCloseTo(0.8, 12)
    expect(result.standardError).toBeCloseTo(Math.sqrt(0.5), 12)
    const [first] = result.items as { task_id: string; facility: number; discrimination: number }[]
    expect(first).toMatchObject({ task_id: 'i1', facility: 0.8 })
    expect(first!.discrimination).toBeCloseTo(51.4496, 4)
  })

  it('prints a table', async () => {
    const { stdout } = await academy('item-analysis', '--answers', scale)
    expect(stdout).toMatch(/^i1 .* 0\.8000 .* 51\.45 .* 100\.00$/m)
    expect(stdout).toMatch(/^KR-20 +0\.8000$/m)
  })

  it('leaves out tasks without gold and says so, and needs some', async () => {
    const some = file('task_id,worker_id,label,gold\nt,a,x,x\nu,a,x,\n')
    expect((await academy('item-analysis', '--answers', some)).stderr).toMatch(/1 answers to tasks without gold/)
    await expect(academy('item-analysis', '--answers', file('task_id,worker_id,label,gold\nt,a,x,\n'))).rejects.toThrow(
      /no task has gold/,
    )
    await expect(academy('item-analysis', '--answers', WORDS)).rejects.toThrow(/column gold is missing/)
  })
})
