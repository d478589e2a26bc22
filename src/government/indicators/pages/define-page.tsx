import type { Context } from 'hono'
import { ensure } from '#platform/errors'
import { type Env, page, readForm } from '#platform/pages'
import { addDays, vietnamDate } from '#platform/time'
import { Button } from '#ui/button'
import { ErrorSummary } from '#ui/error-summary'
import { Checkboxes, DateField, Radios, TextField } from '#ui/fields'
import { Form } from '#ui/form'
import { Heading, Text } from '#ui/typography'
import { getDefinition } from '../get-definition.ts'
import type { Indicator } from '../list-indicators.ts'
import { text } from '../messages.ts'
import { mayDefineIndicators } from '../permissions.ts'
import { KINDS, PILLARS } from '../tables.ts'
import { BOOK } from './book-page.tsx'

/** A new indicator, or a new version of one: what it means, and how it is made of what the modules measure. */
export async function DefinePage(c: Context<Env>, errors: Record<string, string> = {}): Promise<Response> {
  const { ctx } = c.var
  ensure(ctx, mayDefineIndicators(ctx.actor))
  const t = text(ctx)
  const code = c.req.param('code')
  const last = code ? (await getDefinition(ctx, code)).versions[0] : undefined
  const wrong = Object.keys(errors).length > 0
  const form = wrong ? readForm(c) : undefined
  const typed = form?.values() ?? startOf(last, addDays(vietnamDate(ctx.now), 1))
  const chosen = (side: 'numerator' | 'denominator') => form?.all(side) ?? last?.[side] ?? []
  const measures = ctx.ports.measures.sources
    .flatMap((source) => source.measures)
    .map((measure) => ({ value: measure.code, label: measure.label(ctx.locale) }))
  const field = (name: string) => ({ name, error: errors[name], value: typed[name] })
  const title = last ? t.book.revise : t.book.define
  return page(
    c,
    {
      title,
      breadcrumbs: [
        { href: '/so-lieu', label: t.menu },
        { href: BOOK, label: t.book.title },
        ...(last ? [{ href: `${BOOK}/${last.code}`, label: last.name }] : []),
      ],
      status: wrong ? 422 : 200,
      hasErrors: wrong,
    },
    <>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <Text>{t.book.defineLead}</Text>
      <Form action={last ? `${BOOK}/${last.code}/phien-ban-moi` : `${BOOK}/moi`}>
        {last ? null : <TextField {...field('code')} label={t.book.code} hint={t.book.codeHint} required />}
        <TextField {...field('name')} label={t.book.name} required />
        <TextField {...field('nameEn')} label={t.book.nameEn} required={false} />
        <Radios
          {...field('pillar')}
          label={t.book.pillar}
          options={PILLARS.map((value) => ({ value, label: t.pillars[value] }))}
        />
        {last ? null : (
          <>
            <Radios
              {...field('kind')}
              label={t.book.kind}
              options={KINDS.map((value) => ({ value, label: t.book.kinds[value] }))}
            />
            <TextField {...field('unit')} label={t.book.unit} short required={false} />
          </>
        )}
        <Radios
          {...field('direction')}
          label={t.book.direction}
          options={(['higher', 'lower', ''] as const).map((value) => ({ value, label: t.book.directions[value] }))}
        />
        <TextField {...field('decimals')} label={t.book.decimals} inputmode="numeric" short required />
        {(['numerator', 'denominator'] as const).map((side) => (
          <Checkboxes
            key={side}
            name={side}
            label={t.book[side]}
            hint={t.book.formulaHint}
            error={errors[side]}
            values={chosen(side)}
            options={measures}
            required={false}
          />
        ))}
        <TextField {...field('source')} label={t.book.source} hint={t.book.sourceHint} required />
        <DateField
          name="validFrom"
          label={t.book.validFrom}
          error={errors.validFrom}
          parts={{
            day: typed['validFrom.day'] ?? '',
            month: typed['validFrom.month'] ?? '',
            year: typed['validFrom.year'] ?? '',
          }}
          required
        />
        <Button>{t.book.defineSave}</Button>
      </Form>
    </>,
  )
}

/** What the form begins with: the last version, from tomorrow on. */
function startOf(last: Indicator | undefined, tomorrow: string): Record<string, string> {
  const [year, month, day] = tomorrow.split('-') as [string, string, string]
  return {
    ...{ 'validFrom.day': String(Number(day)), 'validFrom.month': String(Number(month)), 'validFrom.year': year },
    ...{
      pillar: last?.pillar ?? 'government',
      kind: last?.kind ?? 'share',
      unit: last?.unit ?? '',
      decimals: String(last?.decimals ?? 1),
    },
    ...{ direction: last?.direction ?? '', name: last?.name ?? '', nameEn: last?.name_en ?? '', source: last?.source ?? '' },
  }
}
