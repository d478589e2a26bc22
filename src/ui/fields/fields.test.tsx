import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { ErrorSummary } from '#ui/error-summary'
import { Checkboxes, DateField, FileField, fieldId, MoneyField, Radios, Select, TextArea, TextField, YesNo } from '#ui/fields'
import { Form } from '#ui/form'
import { Shell, type ShellValue } from '#ui/shell'

const shell: ShellValue = {
  locale: 'vi',
  path: '/',
  actor: undefined,
  siteName: 'Dịch vụ công',
  demo: false,
  largePrint: false,
  formToken: () => 'token-1',
  menu: [],
  notice: undefined,
}
const html = (node: VNode, value: Partial<ShellValue> = {}) =>
  renderToString(<Shell.Provider value={{ ...shell, ...value }}>{node}</Shell.Provider>)

const options = [{ value: 'a', label: 'A' }]
const message = 'Ông bà hãy trả lời câu này.'
const common = { name: 'con[0].ten', label: 'Câu hỏi', hint: 'Gợi ý', error: message }
const fields: Record<string, VNode> = {
  TextField: <TextField {...common} />,
  TextArea: <TextArea {...common} />,
  MoneyField: <MoneyField {...common} />,
  Select: <Select {...common} options={options} />,
  Radios: <Radios {...common} options={options} />,
  Checkboxes: <Checkboxes {...common} options={options} />,
  YesNo: <YesNo {...common} />,
  'YesNo agree': <YesNo {...common} agree />,
  DateField: <DateField {...common} />,
  FileField: <FileField {...common} />,
}

describe('a field with an error', () => {
  it.each(Object.entries(fields))('%s: the summary leads to it, and its reader hears hint and error', (name, field) => {
    const summary = html(<ErrorSummary errors={{ [common.name]: message }} />)
    const target = /href="#([^"]+)"/.exec(summary)![1]!
    expect(target).toBe(fieldId(common.name))
    const drawn = html(field)
    const element = new RegExp(`<(?:input|select|textarea|fieldset)[^>]*\\sid="${target}"[^>]*>`).exec(drawn)?.[0]
    expect(element, 'a control or group that can take the focus').toBeDefined()
    const described = /aria-describedby="([^"]+)"/.exec(element!)![1]!.split(' ')
    expect(described).toContain(`${target}-error`)
    if (name !== 'YesNo agree') expect(described).toContain(`${target}-hint`)
    expect(drawn).toContain('<span class="unseen">Lỗi: </span>')
    expect(drawn).toContain(message)
  })

  it('shows a wrong date again as it was typed', () => {
    const drawn = html(<DateField name="ngay" label="Ngày" parts={{ day: '31', month: '2', year: '2O26' }} />)
    for (const [part, value] of [
      ['day', '31'],
      ['month', '2'],
      ['year', '2O26'],
    ])
      expect(drawn).toMatch(new RegExp(`name="ngay.${part}"[^>]*value="${value}"`))
  })

  it('is announced by the summary on arrival, unless there is none', () => {
    expect(html(<ErrorSummary errors={{ a: 'Sai.' }} />)).toMatch(/role="alert"[^>]*autofocus/)
    expect(html(<ErrorSummary errors={{}} />)).toBe('')
  })
})

describe('what was typed', () => {
  it('is text, never markup', () => {
    const evil = `"><script>alert('x')</script>&amp;`
    const drawn = html(
      <Form action="/x">
        <TextField name="a" label={evil} value={evil} hint={evil} error={evil} suggestions={[evil]} />
        <TextArea name="b" label="B" value={`</textarea>${evil}`} />
      </Form>,
    )
    expect(drawn).not.toContain('<script')
    expect(drawn.match(/<\/textarea>/g)).toHaveLength(1)
  })

  it('stays chosen', () => {
    const two = [...options, { value: 'b', label: 'B' }]
    expect(html(<Radios name="r" label="R" options={two} value="b" />)).toMatch(/value="b" checked/)
    expect(html(<Checkboxes name="c" label="C" options={two} values={['a', 'b']} />).match(/checked/g)).toHaveLength(2)
    expect(html(<Select name="s" label="S" options={two} value="b" />)).toMatch(
      /<option[^>]*selected[^>]*value="b"|value="b"[^>]*selected/,
    )
    expect(html(<YesNo name="y" label="Y" value="false" />)).toMatch(/value="false" checked/)
    expect(html(<YesNo name="y" label="Y" />)).not.toContain('checked')
  })
})

describe('a form', () => {
  it('carries a token where it changes something and none where it asks', () => {
    expect(html(<Form action="/nop">x</Form>)).toContain('<input type="hidden" name="_token" value="token-1"')
    const search = html(
      <Form action="/tim" method="get">
        x
      </Form>,
    )
    expect(search).not.toContain('token')
    expect(html(<Form action="/nop" files children="x" />)).toContain('enctype="multipart/form-data"')
  })

  it('says its own words in the language of the page', () => {
    const english = html(<TextField name="a" label="Name" required={false} />, { locale: 'en' })
    expect(english).toContain('(optional)')
    expect(html(<FileField name="f" label="F" limits={{ types: 'PDF', maxBytes: 1_500_000 }} />)).toContain(
      'PDF, mỗi tệp không quá 1,5 MB.',
    )
    // A limit set in powers of 1024 is told in its round number, as the refusal tells it.
    for (const [maxBytes, said] of [
      [10 * 1024 ** 2, '10 MB'],
      [512 * 1024, '512 kB'],
    ] as const)
      expect(html(<FileField name="f" label="F" limits={{ types: 'PDF', maxBytes }} />)).toContain(`không quá ${said}.`)
  })
})
