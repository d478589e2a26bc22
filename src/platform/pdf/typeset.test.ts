import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { typeset } from './typeset.ts'

const at = new Date('2026-02-05T02:05:09Z')
const folder = mkdtempSync(join(tmpdir(), 'dinh-pdf-'))
const has = (tool: string) => (process.env.DINH_TEST_CHECKERS ?? 'pdftotext').split(',').includes(tool)

function template(source: string): string {
  const path = join(folder, `${source.length}-${Buffer.from(source).toString('base64url').slice(0, 40)}.typ`)
  writeFileSync(path, `#import "/agency-paper.typ": *\n${source}`)
  return path
}

const NAME = template('#show: paper.with(title: "Thử")\n#data.name')

function textOf(pdf: Uint8Array): string {
  const file = join(folder, 'out.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).normalize('NFC')
}

const squeezed = (text: string) => text.replace(/[\s\u200b\u202a-\u202e\u2066-\u2069]+/g, '')

describe('typesetting', () => {
  it('gives the same bytes for the same data and date', async () => {
    const one = await typeset(NAME, { name: 'Nguyễn Văn An' }, at)
    expect(Buffer.from(one).equals(Buffer.from(await typeset(NAME, { name: 'Nguyễn Văn An' }, at)))).toBe(true)
    expect(Buffer.from(one).equals(Buffer.from(await typeset(NAME, { name: 'Nguyễn Văn Anh' }, at)))).toBe(false)
  })

  it('makes an archival PDF (PDF/A-2b)', async () => {
    const pdf = Buffer.from(await typeset(NAME, { name: 'Nguyễn Văn An' }, at)).toString('latin1')
    expect(pdf.slice(0, 8)).toBe('%PDF-1.7')
    expect(pdf).toMatch(/pdfaid:part[^0-9]{1,3}2/)
  })

  it('takes a template by path or by URL, and says what is wrong in one', async () => {
    expect((await typeset(pathToFileURL(NAME), { name: 'An' }, at)).length).toBeGreaterThan(1000)
    await expect(typeset(template('#data.absent'), { name: 'An' }, at)).rejects.toThrow(/absent/)
    await expect(typeset(NAME, {}, at)).rejects.toThrow(/name/)
    expect((await typeset(NAME, { name: 'still works' }, at)).length).toBeGreaterThan(1000)
  })

  it.runIf(has('pdftotext'))('keeps every Vietnamese letter as text, also when it came decomposed', async () => {
    const alphabet = 'ẮẰẲẴẶ ẤẦẨẪẬ ĐÉÈẺẼẸ ẾỀỂỄỆ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ ÝỲỶỸỴ ắằẳẵặ ấầẩẫậ đéèẻẽẹ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ýỳỷỹỵ'
    expect(squeezed(textOf(await typeset(NAME, { name: alphabet }, at)))).toBe(squeezed(alphabet))
    expect(squeezed(textOf(await typeset(NAME, { name: alphabet.normalize('NFD') }, at)))).toBe(squeezed(alphabet))
  })

  it.runIf(has('pdftotext')).each([
    ['an import', '#import "/etc/passwd": *'],
    ['a call', '#panic("x") #read("/agency-paper.typ")'],
    ['mathematics', '$ x^2 + sum_(i=0) $'],
    ['backslashes', 'C:\\new\\u{41} \\ \\#'],
    ['a reference and a label', '@nguyen <label> = Heading'],
    ['emphasis, raw text and lists', '*a* _b_ `c` - d + e / f: g ~ -- ---'],
    ['comments', 'a // b /* c */ d'],
    ['JSON and closing brackets', '"}]) ", "name": "other'],
    ['PDF syntax', ') endobj 1 0 obj <</JS (x)>> (('],
  ])('shows %s in a name as it stands', async (_what, name) => {
    expect(squeezed(textOf(await typeset(NAME, { name }, at)))).toBe(squeezed(name))
  })

  it.runIf(has('pdftotext'))('sets names with letters of other scripts, emoji and control characters', async () => {
    for (const name of ['An 🎉👨‍👩‍👧', 'محمد بن سلمان An', 'דוד An', '張偉 An', 'An\u0000\u0007\u009f\ud800', 'An\r\nBình'])
      expect(textOf(await typeset(NAME, { name }, at))).toContain('An')
  })

  it.runIf(has('pdftotext')).each(['ă', 'W', 'tệp-', '漢'])('keeps 300 times %s within the margins', async (letters) => {
    const pdf = await typeset(
      template('#show: paper.with(title: "Thử")\n#breakable(data.name)'),
      { name: letters.repeat(300) },
      at,
    )
    const file = join(folder, 'wide.pdf')
    writeFileSync(file, pdf)
    // Only what stands between the margins of 30 and 18 mm is read; a hyphen at a line's end is taken for a division.
    const crop = ['-r', '72', '-x', '84', '-W', '461', '-y', '0', '-H', '842']
    const inside = execFileSync('pdftotext', [...crop, file, '-'], { encoding: 'utf8' }).normalize('NFC')
    expect(squeezed(inside).replaceAll('-', '')).toBe(letters.replace('-', '').repeat(300))
  })
})

describe('the typesetter', () => {
  it('sets many papers at once, each its own', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, (_, i) => typeset(NAME, { name: `Số ${i}` }, at)))
    expect(new Set(all.map((pdf) => Buffer.from(pdf).toString('base64'))).size).toBe(30)
  })

  it('is started again when it was killed; what waited there fails with a reason', async () => {
    await typeset(NAME, { name: 'một' }, at)
    const pid = childOf('typesetter-process')
    process.kill(pid, 'SIGSTOP')
    const waiting = typeset(NAME, { name: 'hai' }, at)
    process.kill(pid, 'SIGKILL')
    await expect(waiting).rejects.toThrow('ended before the paper was set')
    expect((await typeset(NAME, { name: 'ba' }, at)).length).toBeGreaterThan(1000)
  })
})

/** Process id of our child that runs this script. */
function childOf(script: string): number {
  for (const pid of readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' '))
    if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script)) return Number(pid)
  throw new Error(`no child runs ${script}`)
}
