import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { check, type FieldErrors, isGeneralSentence } from '#platform/errors'

const Everything = z.strictObject({
  missing: z.string(),
  empty: z.string().min(1),
  short: z.string().min(3),
  long: z.string().max(3),
  small: z.number().min(2),
  big: z.number().max(2),
  few: z.array(z.string()).min(1),
  many: z.array(z.string()).max(1),
  number: z.number(),
  choice: z.enum(['a', 'b']),
  day: z.iso.date(),
  id: z.uuid(),
  kind: z.string(),
})
const WRONG = {
  empty: '',
  short: 'x',
  long: 'xxxx',
  small: 1,
  big: 3,
  few: [],
  many: ['a', 'b'],
  number: 'x',
  choice: 'c',
  day: '31/02/2026',
  id: 'x',
  kind: {},
  extra: 1,
}

function sentences(locale: 'vi' | 'en'): FieldErrors {
  try {
    check(locale, Everything, WRONG)
  } catch (error) {
    return (error as { fields: FieldErrors }).fields
  }
  throw new Error('nothing was refused')
}

describe('a field that was refused', () => {
  it('says what to do, in both languages, in whole sentences', () => {
    for (const [locale, asks] of [
      ['vi', /Hãy .+\.$/],
      ['en', /Please .+\.$/],
    ] as const) {
      const fields = sentences(locale)
      expect(Object.keys(fields).toSorted()).toEqual([...Object.keys(Everything.shape), 'extra'].toSorted())
      for (const [field, sentence] of Object.entries(fields)) expect(sentence, field).toMatch(asks)
    }
    expect(sentences('vi').few).toBe('Hãy chọn ít nhất 1 mục.')
  })

  it('of a known kind says what is wanted, and never that a format is wrong', () => {
    const Form = z.object({
      pages: z.coerce.number().int(),
      count: z.coerce.number(),
      urgent: z.boolean(),
      from: z.iso.time(),
      papers: z.array(z.string()),
      by: z.union([z.object({ mandate: z.uuid() }), z.object({ code: z.string() })]),
      plate: z.string().regex(/^\d\d[A-Z]/, { error: 'Hãy nhập biển số, ví dụ 17B1-123.45.' }),
    })
    const wrong = { pages: '1.5', count: 'ba', urgent: 'x', from: '7 giờ', papers: 'x', by: {}, plate: 'x' }
    for (const locale of ['vi', 'en'] as const)
      try {
        check(locale, Form, wrong)
        expect.unreachable()
      } catch (error) {
        const { fields } = error as { fields: FieldErrors }
        expect(Object.keys(fields).toSorted()).toEqual(Object.keys(Form.shape).toSorted())
        for (const [field, sentence] of Object.entries(fields)) expect(sentence, field).not.toMatch(/định dạng|format/i)
        expect(fields.plate).toContain('17B1-123.45')
      }
  })

  it('left empty asks to fill in or to choose, and never speaks of its format', () => {
    const Form = z.object({ name: z.string().trim().min(3), kind: z.enum(['a', 'b']), position: z.uuid(), mail: z.email() })
    const fields = (input: unknown): FieldErrors => {
      try {
        check('vi', Form, input)
      } catch (error) {
        return (error as { fields: FieldErrors }).fields
      }
      return {}
    }
    const choose = 'Hãy chọn một mục.'
    for (const general of [choose, 'Hãy nhập ít nhất 12 ký tự.', 'Please choose at least 1 item.'])
      expect(isGeneralSentence(general), general).toBe(true)
    expect(isGeneralSentence('Hãy chọn thủ tục mà người dân cần làm.')).toBe(false)
    const fill = 'Hãy điền mục này.'
    expect(fields({ name: ' ', kind: '', position: '', mail: '' })).toEqual({
      name: fill,
      kind: choose,
      position: choose,
      mail: fill,
    })
    expect(fields({ name: 'An Thái', kind: 'a', position: crypto.randomUUID(), mail: 'lan' }).mail).toContain(
      'nguyenvana@vidu.vn',
    )
  })
})
