import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Command } from 'commander'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { spansScoreCommand } from './spans-score-command.ts'
import { BadData } from './terminal.ts'
import { textScoreCommand } from './text-score-command.ts'

let folder: string
let stdout: string
let stderr: string
const fileOf = (name: string, content: string | Uint8Array) => {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'score-commands-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => {
  stdout = stderr = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((stdout += String(text))))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((stderr += String(text))))
})
afterEach(() => vi.restoreAllMocks())

const run = (command: Command, ...options: string[]) => command.exitOverride().parseAsync(options, { from: 'user' })
const json = () => JSON.parse(stdout) as Record<string, unknown>

describe('text-score', () => {
  const score = (references: string, hypotheses: string, ...options: string[]) =>
    run(
      textScoreCommand(),
      ...['--references', fileOf('references', references), '--hypotheses', fileOf('hypotheses', hypotheses)],
      ...options,
    )

  it('prints one JSON document and nothing else', async () => {
    await score('the cat sat\n\n', 'the bat sat down\r\n\r\n', '--unit', 'word', '--json')
    expect(json()).toEqual({
      rate: 2 / 3,
      substitutions: 1,
      deletions: 0,
      insertions: 1,
      hits: 2,
      reference: 3,
      lines: 2,
    })
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(stderr).toBe('')
  })

  it('counts characters, and takes a policy', async () => {
    await score('한글\n', '한 글!\n'.normalize('NFD'), '--unit', 'char', '--json')
    expect(json()).toMatchObject({ rate: 1, insertions: 2 })
    stdout = ''
    await score(
      'A한글',
      'a한 글!',
      '--unit',
      'char',
      '--json',
      ...'--case ignore --punctuation ignore --spacing ignore'.split(' '),
    )
    expect(json()).toMatchObject({ rate: 0, hits: 3 })
  })

  it('says the figures in words without --json', async () => {
    await score('kitten', 'sitting', '--unit', 'char')
    expect(stdout).toContain('character error rate 50.00 %')
    expect(stdout).toMatch(/substitutions +2/)
  })

  it('refuses files of different lengths, naming both counts', async () => {
    const refused = score('a\nb\n', 'a\n', '--unit', 'char', '--json')
    await expect(refused).rejects.toThrow(BadData)
    await expect(refused).rejects.toThrow(/references has 2 lines.*hypotheses has 1/)
    expect(stdout).toBe('')
  })

  it('refuses what is not there or is not text', async () => {
    const hypotheses = fileOf('bytes', Uint8Array.of(0xff, 0xfe, 0x00))
    const command = (references: string) =>
      run(textScoreCommand(), '--references', references, '--hypotheses', hypotheses, '--unit', 'char')
    await expect(command(path.join(folder, 'nowhere'))).rejects.toThrow(/there is no such file/)
    await expect(command(folder)).rejects.toThrow(/is a folder, not a file/)
    await expect(command(fileOf('one', 'a'))).rejects.toThrow(/bytes: is not UTF-8/)
  })

  it.each([[['--unit', 'letter']], [['--spacing', 'some', '--unit', 'char']], [[]]])(
    'is bad usage with %j',
    async (options) => {
      await expect(score('a', 'a', ...options)).rejects.toMatchObject({ code: /^commander\./ })
    },
  )
})

describe('spans-score', () => {
  const score = (text: string, ...options: string[]) =>
    run(spansScoreCommand(), '--file', fileOf('conll', text), '--json', ...options)
  const example = '-DOCSTART- O O\n\nEX B-NP I-NP\nCEL I-NP I-NP\nLENT O O\n\nOslo NNP B-LOC B-LOC\n'

  it('reads the last two columns, leniently or strictly', async () => {
    await score(example, '--mode', 'lenient')
    expect(json()).toMatchObject({
      precision: 1,
      recall: 1,
      f1: 1,
      accuracy: 3 / 4,
      tokens: 4,
      perType: { LOC: { precision: 1, recall: 1, f1: 1, support: 1 }, NP: { f1: 1, support: 1 } },
    })
    stdout = ''
    await score(example, '--mode', 'strict')
    expect(json()).toMatchObject({ precision: 1, recall: 0.5, perType: { NP: { f1: 0, support: 1 } } })
  })

  it('keeps a type apart that only exists on every object', async () => {
    await score('x B-__proto__ B-__proto__\n')
    expect(stdout).toContain('"__proto__":{"precision":1')
  })

  it.each([
    ['one\n', [], /line 1: needs at least two columns/],
    ['a O O\nb O PER\n', [], /line 2: "PER" is not a tag/],
    ['a O O\n\nb I-X E-X\n', ['--mode', 'strict', '--scheme', 'IOB2'], /line 3: "E-X" is not a tag here.*IOB2/],
    ['\n\n', [], /holds no tokens/],
  ])('refuses %j with %j', async (text, options, message) => {
    const refused = score(text, ...options)
    await expect(refused).rejects.toThrow(BadData)
    await expect(refused).rejects.toThrow(message)
  })
})

describe('both commands, run as a program', () => {
  const program = `
    import { Command } from 'commander'
    import { spansScoreCommand } from '#app/cli/spans-score-command.ts'
    import { fail } from '#app/cli/terminal.ts'
    import { textScoreCommand } from '#app/cli/text-score-command.ts'
    const program = new Command().exitOverride()
    for (const command of [spansScoreCommand(), textScoreCommand()]) program.addCommand(command.copyInheritedSettings(program))
    try { await program.parseAsync() } catch (error) {
      if (error.code?.startsWith('commander.')) process.exitCode = error.exitCode === 0 ? 0 : 2
      else fail(error.message, 1)
    }`
  const spawn = (...options: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, '--', ...options], {
      encoding: 'utf8',
    })

  it('put the document on stdout, problems on stderr, and exit by the kind of problem', () => {
    const file = fileOf('good', 'x B-A B-A\n')
    const good = spawn('spans-score', '--file', file, '--json')
    expect(good).toMatchObject({ status: 0, stderr: '' })
    expect(JSON.parse(good.stdout)).toMatchObject({ f1: 1 })
    expect(spawn('text-score', '--unit', 'char', '--references', file, '--hypotheses', '/nowhere')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: '--hypotheses /nowhere: there is no such file\n',
    })
    expect(spawn('text-score', '--unit', 'char')).toMatchObject({ status: 2, stdout: '' })
  })
})
