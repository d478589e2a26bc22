import { describe, expect, it } from 'vitest'
import { demoAgencyId } from '#foundation/organizations'
import { demoWorld, officer, testApp, testDatabase } from '#testing'
import { LONGEST } from './check-figures.ts'

const world = await demoWorld(await testDatabase(), ['organizations', 'indicators'])
const app = testApp(world)
const clerk = { ...officer(demoAgencyId('xa-quynh-phu'), 'clerk'), name: 'Văn thư' }
const DRAFT = 'Đã giải quyết đúng hạn 3.215/3.420 hồ sơ, đạt 96,8%. Ghi chú <b>đậm</b> & khác.'

const ask = (text: string) =>
  app.call(
    '/api/figures/check',
    { method: 'POST', body: JSON.stringify({ text }), headers: { 'content-type': 'application/json' } },
    clerk,
  )

describe('the guard by API', () => {
  it('answers figures and findings with every text that is set against another', async () => {
    const response = await ask(DRAFT)
    expect(response.status).toBe(200)
    const { figures, findings } = (await response.json()) as { figures: { text: string }[]; findings: Record<string, unknown>[] }
    expect(figures.map((one) => one.text)).toEqual(['3.215', '3.420', '96,8%'])
    expect(findings).toEqual([
      {
        rule: 'ratio-mismatch',
        severity: 'error',
        message: '3.215 trên 3.420 là 94,01 %, không phải 96,8%.',
        places: ['3.215', '3.420', '96,8%'].map((text) => ({
          start: DRAFT.indexOf(text),
          end: DRAFT.indexOf(text) + text.length,
          text,
        })),
      },
    ])
  })

  it('holds a text against the book of published figures, and says nothing of what the book does not know', async () => {
    const told = (value: string, place = 'huyện Quỳnh Phụ', period = 'quý III/2022') =>
      `Trong ${period}, tỷ lệ dịch vụ công trực tuyến phát sinh hồ sơ của ${place} đạt ${value}.`
    const findingsOf = async (text: string) =>
      ((await (await ask(text)).json()) as { findings: { rule: string; message: string; published?: string }[] }).findings
    const [finding, ...others] = await findingsOf(told('86,6%'))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'two-values', message: expect.stringMatching(/86,6%.*68,6 %/) })
    const page = await app.get(finding!.published!, clerk)
    expect(page.status).toBe(200)
    for (const text of [
      told('68,6%'),
      told('86,6%', 'huyện Thọ Xuân'),
      told('86,6%', 'huyện Quỳnh Phụ', 'quý IV/2022'),
      told('gần 70%'),
    ])
      expect(await findingsOf(text), text).toEqual([])
  })

  it('takes 200,000 UTF-16 units and refuses one more with 413', async () => {
    expect((await ask('ắ'.repeat(LONGEST))).status).toBe(200)
    const over = await ask('a'.repeat(LONGEST + 1))
    expect(over.status).toBe(413)
    expect(await over.text()).toContain('200.000')
  })

  it('refuses what is no text', async () => {
    expect((await ask(undefined as never)).status).toBe(400)
  })
})

describe('the guard’s page', () => {
  it('marks the places in the text as typed, which stays in its box', async () => {
    const response = await app.post('/kiem-tra-so-lieu', { text: DRAFT }, clerk)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toMatch(/<mark id="cho-\d+">96,8%<\/mark>/)
    expect(html).toContain('&lt;b>đậm&lt;/b> &amp; khác')
    expect(html).toMatch(/<textarea[^>]*>Đã giải quyết/)
  })

  it('asks for a text where there is none, and keeps what is too long', async () => {
    expect((await app.post('/kiem-tra-so-lieu', { text: ' ' }, clerk)).status).toBe(422)
    const long = await app.post('/kiem-tra-so-lieu', { text: 'a'.repeat(LONGEST + 1) }, clerk)
    expect(long.status).toBe(422)
    expect(await long.text()).toContain('chia thành nhiều phần')
  })
})
