import { describe, expect, it } from 'vitest'
import type { Format } from '#app/domain/datasets/dataset.ts'
import { memoryFiles } from '#tests/support/files-in-memory.ts'
import { TEXT_FORMATS } from './index.ts'

const format = (name: string): Format => TEXT_FORMATS.find((each) => each.name === name)!
const bytes = (text: string) => new TextEncoder().encode(text)

/** Small whole files of each format, with what makes cutting them dangerous: several bytes a character, spans at the end. */
const SMALL: Record<string, Record<string, string>> = {
  doccano: {
    'a.jsonl':
      '{"id": 1, "text": "강리나 👩 가", "label": [[0, 3, "PS"], [6, 7, "OG"]]}\n{"id": 2, "text": "나", "label": []}\n',
  },
  prodigy: {
    'a.jsonl':
      '{"text": "강리나 가", "_input_hash": 1, "spans": [{"start": 0, "end": 3, "label": "PS"}], "answer": "accept"}\n' +
      '{"text": "나", "_input_hash": 2, "spans": [], "answer": "ignore"}\n',
  },
  labelstudio: {
    'a.json':
      '[{"id": 1, "data": {"text": "👩 강리나"}, "annotations": [{"result": [{"id": "s", "type": "labels", "from_name": "label", ' +
      '"to_name": "text", "value": {"start": 3, "end": 6, "text": "강리나", "labels": ["PS"]}}]}]}]',
  },
  'labelstudio-min': {
    'a.json': '[{"text": "가", "id": 1, "mood": {"choices": ["a", "b"]}, "annotator": 1, "annotation_id": 3}]',
  },
  brat: { 'a.txt': '강리나 👩 가', 'a.ann': 'T1\tPS 0 3\t강리나\nT2\tOG 6 7\t가\n' },
  conll: { 'a.conll': '강리나\tB-PS\n씨\tI-PS\n\n가\tO\n나\tB-OG\n' },
  csv: { 'a.csv': 'id,text,label\r\n1,"강리나, ""가""",맑음\r\n2,나,흐림\r\n' },
}

describe('a file that is cut anywhere', () => {
  it.each(Object.keys(SMALL))('%s: is told, or ends between two records; nothing is thrown', async (name) => {
    const files = SMALL[name]!
    const whole = await format(name).read(memoryFiles(files))
    expect(whole.outcome).toBe('read')
    expect(whole.problems).toEqual([])
    for (const [file, text] of Object.entries(files)) {
      const all = bytes(text)
      for (let length = 0; length < all.length; length++) {
        const cut = all.subarray(0, length)
        const given = memoryFiles({ ...files, [file]: cut }, 5)
        for (const each of TEXT_FORMATS) expect(await each.detect(given)).toBeLessThanOrEqual(1)
        const read = await format(name).read(given)
        const betweenRecords = /[\n}]$/.test(new TextDecoder().decode(cut)) || length === 0
        if (!betweenRecords) expect(read.problems.length, `${file} cut to ${length} bytes`).toBeGreaterThan(0)
        if (read.outcome === 'unreadable') expect(read.problems[0]?.where).not.toBe('')
      }
    }
  })
})
