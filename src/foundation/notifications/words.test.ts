import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPushService } from './channels/push-origins.ts'
import { DEFAULT_TEMPLATES } from './data/templates.ts'
import { fillPlaces, unknownPlaces } from './fill-places.ts'
import { quietUntil } from './quiet-hours.ts'
import { placesOf, TEMPLATE_CODES, TEMPLATE_FORMS, TEMPLATE_LOCALES, TEMPLATES } from './template-catalogue.ts'
import { type TemplateVersion, versionAt } from './templates-in-force.ts'

describe('places', () => {
  it('are filled once: a value that looks like a place stays as it was written', () => {
    expect(fillPlaces('Gửi {{name}}, hồ sơ {{ code }}', { name: '{{code}} $& \\1', code: 'H1' })).toBe(
      'Gửi {{code}} $& \\1, hồ sơ H1',
    )
    expect(fillPlaces('{{toString}}{{__proto__}}', {})).toBe('')
  })

  it('that do not exist or are not closed are found', () => {
    expect(unknownPlaces('{{name}} {{nmae}} {{constructor}}', ['name'])).toEqual(['{{nmae}}', '{{constructor}}'])
    expect(unknownPlaces('{{name} và name}}', ['name'])).not.toEqual([])
    expect(unknownPlaces('{{ name }} và {một ngoặc}', ['name'])).toEqual([])
  })

  it('leave no brace of theirs behind, whatever the values', () => {
    const place = fc.constantFrom(...placesOf('dossier.apology'))
    fc.assert(
      fc.property(fc.array(place), fc.string(), (places, value) => {
        const template = places.map((one) => `a {{${one}}} b`).join(' ')
        expect(unknownPlaces(template, placesOf('dossier.apology'))).toEqual([])
        const values = Object.fromEntries(places.map((one) => [one, value]))
        expect(fillPlaces(template, values)).toBe(places.map(() => `a ${value} b`).join(' '))
      }),
    )
  })
})

describe('the words every agency starts with', () => {
  it('exist for every message in both languages and forms, and use known places alone', () => {
    for (const code of TEMPLATE_CODES)
      for (const locale of TEMPLATE_LOCALES)
        for (const form of TEMPLATE_FORMS) {
          const [subject, body] = DEFAULT_TEMPLATES[code][locale][form]
          expect(unknownPlaces(`${subject}\n${body}`, placesOf(code)), `${code} ${locale} ${form}`).toEqual([])
          // A mandate has no number of its own; what is about a dossier names it.
          if (code.startsWith('dossier.')) expect(body, `${code} ${locale} ${form}`).toContain('{{code}}')
          expect(body).toContain('{{agency}}')
        }
  })

  it('tell a citizen in both forms what counts: the due date, what is missing, the reason, the amount', () => {
    for (const code of TEMPLATE_CODES)
      for (const locale of TEMPLATE_LOCALES)
        for (const place of TEMPLATES[code].filter((one) => one !== 'procedure'))
          for (const form of TEMPLATE_FORMS) {
            const told = DEFAULT_TEMPLATES[code][locale][form].join('\n')
            // The old date of an apology may be left out of a short message; the new one never.
            if (form === 'full' || !(code === 'dossier.apology' && place === 'dueAt'))
              expect(told, `${code} ${locale}`).toContain(`{{${place}}}`)
          }
  })
})

describe('quiet hours', () => {
  const night = { starts: '21:00', ends: '07:00' }
  const vietnam = (text: string) => new Date(`${text}:00+07:00`)

  it.each([
    ['2026-11-24T20:59', undefined],
    ['2026-11-24T21:00', '2026-11-25T07:00'],
    ['2026-12-31T23:59', '2027-01-01T07:00'],
    ['2026-11-25T00:00', '2026-11-25T07:00'],
    ['2026-11-25T06:59', '2026-11-25T07:00'],
    ['2026-11-25T07:00', undefined],
  ])('%s → %s on the clock of Vietnam', (at, until) => {
    expect(quietUntil(vietnam(at), night)).toEqual(until ? vietnam(until) : undefined)
  })

  it('end within a day at a moment that is not quiet, whatever the hours', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
    const moment = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(moment, time, time, (at, starts, ends) => {
        const until = quietUntil(at, { starts, ends })
        if (starts === ends) expect(until).toBeUndefined()
        if (!until) return
        expect(until.getTime()).toBeGreaterThan(at.getTime())
        expect(until.getTime() - at.getTime()).toBeLessThanOrEqual(86_400_000)
        expect(quietUntil(until, { starts, ends })).toBeUndefined()
      }),
    )
  })
})

describe('the words of a message', () => {
  const wanted = { code: 'x', form: 'full' as const, locale: 'vi' as const, agencyId: 'a' }
  const version = (validFrom: string, publishedAt: string, agencyId?: string): TemplateVersion => ({
    ...{ code: 'x', form: 'full', locale: 'vi', body: '' },
    ...{ validFrom, publishedAt: new Date(publishedAt), subject: publishedAt, agencyId },
  })
  const newestFirst = (versions: TemplateVersion[]) =>
    versions.sort((a, b) => b.validFrom.localeCompare(a.validFrom) || b.publishedAt.getTime() - a.publishedAt.getTime())

  it('are the agency’s own before the common ones, from their day on in Vietnam', () => {
    const common = version('2000-01-01', '2000-01-01')
    const own = version('2026-11-25', '2026-11-20', 'a')
    const other = version('2026-11-01', '2026-10-01', 'b')
    const versions = newestFirst([common, own, other])
    expect(versionAt(versions, wanted, new Date('2026-11-24T16:59:59Z'))).toBe(common)
    expect(versionAt(versions, wanted, new Date('2026-11-24T17:00:00Z'))).toBe(own)
  })

  it('never change by what is published afterwards', () => {
    const day = fc.integer({ min: 0, max: 40 })
    const civil = (n: number) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)
    fc.assert(
      fc.property(fc.array(fc.tuple(day, day, fc.boolean())), day, (list, sentOn) => {
        const at = new Date(`${civil(sentOn)}T05:00:00Z`)
        // As publishTemplate holds it: none into the past.
        const all = list.map(([published, ahead, own]) =>
          version(civil(published + ahead), `${civil(published)}T06:00:00Z`, own ? 'a' : undefined),
        )
        const before = versionAt(newestFirst(all.filter((one) => one.publishedAt <= at)), wanted, at)
        expect(versionAt(newestFirst([...all]), wanted, at)).toBe(before)
      }),
    )
  })
})

describe('addresses of push services', () => {
  it.each([
    ['https://fcm.googleapis.com/fcm/send/abc', true],
    ['https://updates.push.services.mozilla.com/wpush/v2/abc', true],
    ['https://wns2-par02p.notify.windows.com/w/?token=x', true],
    ['https://web.push.apple.com/QK', true],
    ['http://fcm.googleapis.com/x', false],
    ['https://fcm.googleapis.com:8443/x', false],
    ['https://evilfcm.googleapis.com.vn/x', false],
    ['https://xpush.apple.com/x', false],
    ['https://a@push.apple.com/x', false],
    ['http://127.0.0.1:5432/', false],
    ['http://169.254.169.254/latest/meta-data', false],
    ['không phải', false],
    ['https://push.xa.vn/abc', true],
    ['https://push.xa.vn.evil.com/abc', false],
  ])('%s: %s', (endpoint, allowed) => {
    expect(isPushService(endpoint, { pushServices: ['https://push.xa.vn'] })).toBe(allowed)
  })
})
